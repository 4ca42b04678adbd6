import type { DifferenceRow } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import styles from "./DifferenceRows.module.css";
import type { ChangeSteps } from "./use-change-steps.ts";

interface DifferenceRowsProps {
  readonly rows: readonly DifferenceRow[];
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
  readonly steps: ChangeSteps;
}

/** The text as it changed. What came and what went is told apart by a sign, a line and a word, not by colour alone. */
export function DifferenceRows({ rows, language, direction, steps }: DifferenceRowsProps) {
  return (
    <div className={styles.rows} lang={language ?? ""} dir={direction}>
      {numbered(rows).map(({ row, number }, index) =>
        // Rows never change their places: versions do not change.
        row.kind === "kept" ? (
          <Kept key={index} row={row} />
        ) : (
          <Change key={index} row={row} number={number} steps={steps} />
        ),
      )}
    </div>
  );
}

/** @returns each row with the number of the last change up to it, from 1 */
function numbered(
  rows: readonly DifferenceRow[],
): readonly { readonly row: DifferenceRow; readonly number: number }[] {
  let number = 0;
  return rows.map((row) => {
    if (row.kind !== "kept") number += 1;
    return { row, number };
  });
}

type RowOf<Kind extends DifferenceRow["kind"]> = Extract<DifferenceRow, { kind: Kind }>;

function Kept({ row: { first, last, paragraphs } }: { readonly row: RowOf<"kept"> }) {
  return (
    <div className={styles.kept}>
      <p className={styles.context}>{first}</p>
      {paragraphs > 2 && (
        <p className={styles.hidden} lang="en" dir="ltr">
          {wording.difference.kept(paragraphs)}
        </p>
      )}
      {last !== null && <p className={styles.context}>{last}</p>}
    </div>
  );
}

interface ChangeProps {
  readonly row: Exclude<DifferenceRow, RowOf<"kept">>;
  /** Of the change, from 1. */
  readonly number: number;
  readonly steps: ChangeSteps;
}

const SIGNS = { changed: "±", removed: "−", added: "+" } as const;

function Change({ row, number, steps }: ChangeProps) {
  const words = wording.difference;
  return (
    <section
      ref={steps.elementOf(number)}
      tabIndex={-1}
      className={classNames(styles.change, styles[row.kind])}
      aria-label={words.place(number, steps.total)}
    >
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[row.kind]}
      </span>
      <p className={styles.words}>
        {row.kind === "changed" ? (
          <ChangedWords row={row} />
        ) : row.kind === "removed" ? (
          <Removed text={row.text} />
        ) : (
          <Added text={row.text} />
        )}
      </p>
    </section>
  );
}

function ChangedWords({ row: { parts } }: { readonly row: RowOf<"changed"> }) {
  return parts.map(({ kind, text }, index) => {
    if (kind === "removed") return <Removed key={index} text={text} />;
    if (kind === "added") return <Added key={index} text={text} />;
    return <span key={index}>{text}</span>;
  });
}

function Removed({ text }: { readonly text: string }) {
  return (
    <del>
      <Said words={wording.difference.said.removed} />
      {text}
      <Said words={wording.difference.said.end} />
    </del>
  );
}

function Added({ text }: { readonly text: string }) {
  return (
    <ins>
      <Said words={wording.difference.said.added} />
      {text}
      <Said words={wording.difference.said.end} />
    </ins>
  );
}

/** Few screen readers say of themselves that words were struck or put in. */
function Said({ words }: { readonly words: string }) {
  return (
    <span className={styles.said} lang="en">
      {` ${words} `}
    </span>
  );
}
