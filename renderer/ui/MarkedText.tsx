import type { Span } from "#core/anchor/selectors.js";
import styles from "./MarkedText.module.css";

interface MarkedTextProps {
  readonly text: string;
  /** Where in `text`, in UTF-16 code units; in order, not overlapping. */
  readonly marks: readonly Span[];
}

/** A text with the words that were searched for marked. */
export function MarkedText({ text, marks }: MarkedTextProps) {
  const parts = marks.map(({ start, end }, index) => ({
    before: text.slice(marks[index - 1]?.end ?? 0, start),
    marked: text.slice(start, end),
    start,
  }));
  return (
    <>
      {parts.map(({ before, marked, start }) => (
        <span key={start}>
          {before}
          <mark className={styles.mark}>{marked}</mark>
        </span>
      ))}
      {text.slice(marks.at(-1)?.end ?? 0)}
    </>
  );
}
