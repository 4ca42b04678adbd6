import { Table2 } from "lucide-react";
import { type ComponentProps, type ReactNode, useState } from "react";
import { wording } from "#core/wording/wording.js";
import { IconToggle } from "../ui/IconButton.tsx";
import styles from "./PlotFrame.module.css";
import { PlotSection } from "./PlotSection.tsx";

interface PlotFrameProps extends ComponentProps<typeof PlotSection> {
  /** What the colours mean. */
  readonly legend?: ReactNode;
  readonly table: ReactNode;
}

/** A plot under its title, which can be read as a table, too. */
export function PlotFrame({ title, legend, controls, none, table, children }: PlotFrameProps) {
  const [isTable, setTable] = useState(false);
  const toggle = (
    <IconToggle label={wording.statistics.asTable(title)} isSelected={isTable} onChange={setTable}>
      <Table2 />
    </IconToggle>
  );
  return (
    <PlotSection
      title={title}
      controls={
        <>
          {controls}
          {none === undefined && toggle}
        </>
      }
      none={none}
    >
      {isTable ? (
        table
      ) : (
        <>
          {legend}
          {children}
        </>
      )}
    </PlotSection>
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
