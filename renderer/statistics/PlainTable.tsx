import type { ReactNode } from "react";
import styles from "./PlainTable.module.css";

interface PlainTableProps {
  readonly label: string;
  readonly columns: readonly string[];
  /** In each the first cell names the row. */
  readonly rows: readonly (readonly [string, ...string[]])[];
}

/** Figures to be read instead of seen. */
export function PlainTable({ label, columns, rows }: PlainTableProps) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>{columns.map((column) => heading(column, "col"))}</tr>
      </thead>
      <tbody>
        {rows.map(([name, ...values]) => (
          <tr key={name}>
            {heading(name, "row")}
            {values.map((value, at) => (
              <td key={columns[at + 1]}>{value}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function heading(words: string, scope: "col" | "row"): ReactNode {
  return (
    <th key={words} scope={scope}>
      {words}
    </th>
  );
}
