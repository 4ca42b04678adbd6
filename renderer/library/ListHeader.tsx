import { useQueryClient } from "@tanstack/react-query";
import { LayoutGrid, List } from "lucide-react";
import { memo } from "react";
import { Settings } from "#core/settings/settings.js";
import { describeReadingTime } from "#core/wording/reading-time.js";
import { wording } from "#core/wording/wording.js";
import { pageQuery } from "../data/use-article-pages.ts";
import { useChangeSettings, useSettings } from "../data/use-settings.ts";
import { useKeyOf } from "../keyboard/use-command.ts";
import { IconButton } from "../ui/IconButton.tsx";
import { Segments } from "../ui/Segments.tsx";
import { Select } from "../ui/Select.tsx";
import { NOTEBOOK, type ScreenOf } from "../view/screen.ts";
import { openScreen } from "../view/view-store.ts";
import { listFilter } from "./list-filter.ts";
import styles from "./ListHeader.module.css";
import { useOtherLook } from "./use-other-look.ts";

interface ListHeaderProps {
  readonly screen: ScreenOf<"library">;
  readonly title: string;
  /** Undefined while it is not known. */
  readonly total: number | undefined;
  readonly totalWords: number;
}

const SORTS = Settings.shape.sort.unwrap().options;

/** What the list is, how much it holds, and in which order. Whoever goes through the list draws nothing of it again. */
export const ListHeader = memo(function ListHeader({
  screen,
  title,
  total,
  totalWords,
}: ListHeaderProps) {
  const { sort } = useSettings();
  const changeSettings = useChangeSettings();
  const client = useQueryClient();

  function show(chosen: Settings["sort"]): void {
    // On its way while the menu closes, which takes as long. The list asks for the same, and tells when it failed.
    void client.query(pageQuery(listFilter(screen, chosen), 0)).catch(() => undefined);
    changeSettings({ sort: chosen });
  }

  return (
    <header className={styles.header}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.facts}>
        {total !== undefined && total > 0 && (
          <>
            {wording.counts.articles(total)} · {describeReadingTime(totalWords)}
          </>
        )}
      </p>
      {screen.view === "trash" && <TrashOf />}
      {total !== 0 && <LookButton />}
      {total !== 0 && (
        <Select
          label={wording.library.sort}
          isLabelHidden
          kind="quiet"
          value={sort}
          choices={SORTS.map((value) => ({ value, label: wording.library.sorts[value] }))}
          onChange={show}
        />
      )}
    </header>
  );
});

/** Shows the articles in the other way. */
function LookButton() {
  const { other, change } = useOtherLook();
  const chord = useKeyOf("list-look");
  return (
    <IconButton label={wording.library.showAs[other]} chord={chord} onPress={change}>
      {other === "cards" ? <LayoutGrid /> : <List />}
    </IconButton>
  );
}

/** The trash holds articles and, on a screen of their own, highlights. */
export function TrashOf({ shown = "articles" }: { readonly shown?: "articles" | "highlights" }) {
  const words = wording.library.trashOf;
  return (
    <Segments
      label={words.label}
      isLabelHidden
      value={shown}
      segments={[
        { value: "articles", label: words.articles },
        { value: "highlights", label: words.highlights },
      ]}
      onChange={(chosen) =>
        openScreen(
          chosen === "articles"
            ? { kind: "library", view: "trash" }
            : { ...NOTEBOOK, show: "trash" },
        )
      }
    />
  );
}
