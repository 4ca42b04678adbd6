import {
  ALargeSmall,
  ChevronLeft,
  ChevronRight,
  Highlighter,
  List,
  MessageSquare,
  Search,
} from "lucide-react";
import type { ArticleDetail } from "#contract/records.js";
import { readingMinutes } from "#core/wording/reading-time.js";
import { wording } from "#core/wording/wording.js";
import { runCommand } from "../../keyboard/command-handlers.ts";
import { useKeyOf } from "../../keyboard/use-command.ts";
import { BarTitle } from "../../ui/BarTitle.tsx";
import { Button } from "../../ui/Button.tsx";
import { IconButton, IconToggle } from "../../ui/IconButton.tsx";
import { closeScreen, openScreen } from "../../view/view-store.ts";
import { shareRead } from "../folds/share-read.ts";
import { useReader } from "../state/reader-store.ts";
import { ArticleMenu } from "./ArticleMenu.tsx";
import styles from "./ReaderBar.module.css";
import { ProgressLine } from "./ProgressLine.tsx";
import { TypographyPanel } from "./TypographyPanel.tsx";

interface ReaderBarProps {
  readonly detail: ArticleDetail;
  readonly hasOutline: boolean;
  readonly areNotesShown: boolean;
}

/** The reader's one line of controls. */
export function ReaderBar({ detail, hasOutline, areNotesShown }: ReaderBarProps) {
  const words = wording.reader;
  const view = detail.trashed ? "trash" : detail.state;
  const outlineKey = useKeyOf("toggle-outline");
  const isPenOn = useReader((state) => state.isPenOn);
  const isOutlineOpen = useReader(({ panel }) => panel === "outline");
  return (
    <header className={styles.bar}>
      <ProgressLine notices={detail.notices} length={detail.facts.textLength} />
      <IconButton label={wording.app.back} chord={useKeyOf("back")} onPress={closeScreen}>
        <ChevronLeft />
      </IconButton>
      <nav aria-label={words.place} className={styles.place}>
        <Button
          kind="quiet"
          className={styles.view}
          onPress={() => openScreen({ kind: "library", view })}
        >
          {wording.views[view]}
        </Button>
        <ChevronRight aria-hidden="true" />
      </nav>
      <BarTitle>{detail.title}</BarTitle>
      <MinutesLeft detail={detail} />
      {hasOutline && (
        <IconButton
          label={words.outline}
          chord={outlineKey}
          aria-expanded={isOutlineOpen}
          onPress={() => runCommand("toggle-outline")}
        >
          <List />
        </IconButton>
      )}
      <IconToggle
        label={words.pen}
        chord={useKeyOf("pen")}
        isSelected={isPenOn}
        onChange={() => runCommand("pen")}
      >
        <Highlighter />
      </IconToggle>
      <IconButton
        label={wording.commands["find-in-article"]}
        chord={useKeyOf("find-in-article")}
        onPress={() => runCommand("find-in-article")}
      >
        <Search />
      </IconButton>
      <TypographyPanel
        trigger={
          <IconButton label={words.typography} chord={useKeyOf("typography")}>
            <ALargeSmall />
          </IconButton>
        }
      />
      <IconToggle
        label={words.notes}
        chord={useKeyOf("toggle-notes")}
        isSelected={areNotesShown}
        onChange={() => runCommand("toggle-notes")}
      >
        <MessageSquare />
      </IconToggle>
      <ArticleMenu detail={detail} />
    </header>
  );
}

function MinutesLeft({ detail }: Pick<ReaderBarProps, "detail">) {
  const { words, notices, facts } = detail;
  const minutes = useReader(({ visible }) =>
    readingMinutes(Math.round(words * (1 - shareRead(notices, facts.textLength, visible.end)))),
  );
  return <span className={styles.minutes}>{wording.reader.minutesLeft(minutes)}</span>;
}
