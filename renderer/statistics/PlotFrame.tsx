import { Table2 } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { wording } from "#core/wording/wording.js";
import { IconToggle } from "../ui/IconButton.tsx";
import styles from "./PlotFrame.module.css";

interface PlotFrameProps {
  readonly title: string;
  /** What the colours mean. */
  readonly legend?: ReactNode;
  /** Beside the title, such as a choice of years. */
  readonly controls?: ReactNode;
  /** Instead of everything, where there is nothing to be seen. */
  readonly none?: string | undefined;
  readonly table: ReactNode;
  readonly children: ReactNode;
}

/** A plot under its title, which can be read as a table, too. */
export function PlotFrame({ title, legend, controls, none, table, children }: PlotFrameProps) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.frame}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {controls}
        {none === undefined && (
          <IconToggle
            label={wording.statistics.asTable(title)}
            isSelected={isTable}
            onChange={setTable}
          >
            <Table2 />
          </IconToggle>
        )}
      </div>
      {none !== undefined && <p className={styles.none}>{none}</p>}
      {none === undefined && isTable && table}
      {none === undefined && !isTable && (
        <>
          {legend}
          {children}
        </>
      )}
    </section>
  );
}

interface LegendProps {
  readonly entries: readonly { readonly label: string; readonly kind: "quiet" | "accent" }[];
  /** What is pointed at, in words. */
  readonly pointedAt: string | undefined;
}

/** What the colours mean; while something is pointed at, what it says, in the same place. */
export function Legend({ entries, pointedAt }: LegendProps) {
  return (
    <p className={styles.legend}>
      {pointedAt ??
        entries.map(({ label, kind }) => (
          <span key={label} className={styles.entry}>
            <span className={styles[kind]} aria-hidden="true" />
            {label}
          </span>
        ))}
    </p>
  );
}
