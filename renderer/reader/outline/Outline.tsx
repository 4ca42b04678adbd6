import { wording } from "#core/wording/wording.js";
import { classNames } from "../../ui/class-names.ts";
import { useReader } from "../state/reader-store.ts";
import styles from "./Outline.module.css";
import { type OutlineEntry, headingAt } from "./read-outline.ts";

interface OutlineProps {
  readonly entries: readonly OutlineEntry[];
  readonly onGo: (entry: OutlineEntry) => void;
}

// Code units past the first line in view: a heading just below the top is where one is.
const AHEAD = 200;

/** The headings of the article; the one being read is marked. */
export function Outline({ entries, onGo }: OutlineProps) {
  const current = useReader(({ visible }) =>
    headingAt(entries, Math.min(visible.start + AHEAD, visible.end)),
  );
  return (
    <nav aria-label={wording.reader.outline} className={styles.outline}>
      <ol className={styles.list}>
        {entries.map((entry, number) => (
          <li key={entry.offset} className={classNames(styles.item, styles[`depth${entry.depth}`])}>
            <button
              type="button"
              className={styles.entry}
              aria-current={number === current ? "location" : undefined}
              onClick={() => onGo(entry)}
            >
              <bdi>{entry.text}</bdi>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}
