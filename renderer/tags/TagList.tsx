import { useMemo, useRef, useState } from "react";
import { Autocomplete } from "react-aria-components/Autocomplete";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { ListLayout, Virtualizer } from "react-aria-components/Virtualizer";
import type { TagUse } from "#contract/records.js";
import type { Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { ColorDot } from "../ui/ColorDot.tsx";
import { SearchField } from "../ui/SearchField.tsx";
import { classNames } from "../ui/class-names.ts";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { changeTag } from "./change-tag.ts";
import styles from "./TagList.module.css";

interface TagListProps {
  readonly tags: readonly TagUse[];
  readonly onOpen: (tag: Tag) => void;
}

/** In the root's font size, so that a row grows with the text. */
const ROW_REM = 2.75;

/** Typing finds, the arrow keys choose, Enter opens. Deleted tags come last, and Enter restores them. */
export function TagList({ tags, onOpen }: TagListProps) {
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useFocusOnShow(field);
  const [rowSize] = useState(() => Math.round(ROW_REM * rootFontSize()));
  const shown = useMemo(() => matching(tags, typed), [tags, typed]);
  const words = wording.manageTags;

  function act(key: string | number): void {
    const use = tags.find(({ tag }) => tag === key);
    if (use === undefined) return;
    if (use.isDeleted) void changeTag({ kind: "restore", tag: use.tag });
    else onOpen(use.tag);
  }

  return (
    <div className={styles.part}>
      <Autocomplete inputValue={typed} onInputChange={setTyped}>
        <div className={styles.field}>
          <SearchField label={words.filter} placeholder={words.filter} ref={field} />
        </div>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowSize }}>
          <ListBox
            aria-label={words.list}
            items={shown}
            selectionMode="none"
            onAction={act}
            renderEmptyState={() => (
              <p className={styles.none}>{tags.length === 0 ? words.none : words.noMatch}</p>
            )}
            className={classNames(styles.list)}
          >
            {(use) => <TagLine use={use} />}
          </ListBox>
        </Virtualizer>
      </Autocomplete>
    </div>
  );
}

function TagLine({ use }: { readonly use: TagUse & { readonly id: string } }) {
  const words = wording.manageTags;
  const { tag, color, otherNames, isDeleted } = use;
  const facts = isDeleted ? `${words.deleted} · ${words.carriers(use)}` : words.carriers(use);
  return (
    <ListBoxItem
      id={tag}
      textValue={[`#${tag}`, ...otherNames.map((name) => `#${name}`)].join(" ")}
      className={classNames(styles.line, isDeleted && styles.deleted)}
    >
      <ColorDot color={color} />
      <span className={styles.name}>{tag}</span>
      {otherNames.length > 0 && (
        <span className={styles.other}>{words.alsoCalled(otherNames)}</span>
      )}
      <span className={styles.facts}>{facts}</span>
      {isDeleted && <span className={styles.restore}>{words.restore}</span>}
    </ListBoxItem>
  );
}

/** @returns those whose name, or a name that they had before, holds what was typed; deleted ones last */
function matching(
  tags: readonly TagUse[],
  typed: string,
): readonly (TagUse & { readonly id: string })[] {
  const wanted = typed.trim().replace(/^#/u, "").toLocaleLowerCase();
  const found = tags.filter(({ tag, otherNames }) =>
    [tag, ...otherNames].some((name) => name.toLocaleLowerCase().includes(wanted)),
  );
  return [
    ...found.filter(({ isDeleted }) => !isDeleted),
    ...found.filter(({ isDeleted }) => isDeleted),
  ].map((use) => ({ ...use, id: use.tag }));
}

function rootFontSize(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
}
