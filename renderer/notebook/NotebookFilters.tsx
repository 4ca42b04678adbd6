import { ToggleButton } from "react-aria-components/ToggleButton";
import { COLORS, type Color } from "#core/annotation/color.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { useColorNames } from "../data/use-color-names.ts";
import { useKnownTags } from "../data/use-known-tags.ts";
import { ColorChoice } from "../ui/ColorChoice.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { Select } from "../ui/Select.tsx";
import { classNames } from "../ui/class-names.ts";
import type { ScreenOf } from "../view/screen.ts";
import { adjustScreen } from "../view/view-store.ts";
import styles from "./NotebookFilters.module.css";

interface NotebookFiltersProps {
  readonly screen: ScreenOf<"notebook">;
}

/** Text, colour, tag and whether there is a note, each of which narrows what is shown. */
export function NotebookFilters({ screen }: NotebookFiltersProps) {
  const tags = useKnownTags().toSorted();
  const colorNames = useColorNames();
  const words = wording.notebook;
  const { color, tag, ...rest } = screen;

  function filterBy(filter: { color?: Color | undefined; tag?: Tag | undefined }): void {
    const next = { color, tag, ...filter };
    adjustScreen({
      ...rest,
      ...(next.color !== undefined && { color: next.color }),
      ...(next.tag !== undefined && { tag: next.tag }),
    });
  }

  return (
    <div className={styles.filters}>
      <div className={styles.text}>
        <SearchField
          label={words.filter}
          placeholder={words.filter}
          value={screen.query}
          onChange={(query) => adjustScreen({ ...screen, query })}
        />
      </div>
      <ColorChoice
        label={words.color}
        colors={COLORS}
        names={colorNames}
        value={color}
        onChange={(chosen) => filterBy({ color: chosen })}
      />
      <ToggleButton
        isSelected={screen.withNote === true}
        onChange={(withNote) => adjustScreen({ ...screen, withNote })}
        className={classNames(styles.withNote)}
      >
        {words.withNote}
      </ToggleButton>
      {tags.length > 0 && (
        <Select
          label={words.tag}
          isLabelHidden
          kind="quiet"
          value={tag ?? ""}
          choices={[
            { value: "", label: words.anyTag },
            ...tags.map((value) => ({ value, label: value })),
          ]}
          onChange={(chosen) => filterBy({ tag: tags.find((candidate) => candidate === chosen) })}
        />
      )}
    </div>
  );
}
