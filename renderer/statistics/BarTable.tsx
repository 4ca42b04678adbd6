import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import type { Color } from "#core/annotation/color.js";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import styles from "./BarTable.module.css";
import { PlotSection } from "./PlotSection.tsx";

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly color?: Color | undefined;
  /** Where it leads; one without leads nowhere. */
  readonly onOpen?: (() => void) | undefined;
}

interface BarTableProps {
  readonly title: string;
  /** What is counted. */
  readonly column: string;
  readonly bars: readonly Bar[];
  /** Instead of the bars, where there are none. */
  readonly none: string;
  readonly controls?: ReactNode;
}

/** Names with bars as long as their numbers: a table, which looks like a plot. */
export function BarTable({ title, column, bars, none, controls }: BarTableProps) {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <PlotSection title={title} controls={controls} none={bars.length === 0 ? none : undefined}>
      <table className={styles.table} aria-label={title}>
        <colgroup>
          <col />
          <col className={styles.numbers} />
        </colgroup>
        <thead className={styles.hidden}>
          <tr>
            <th scope="col">{wording.statistics.columns.name}</th>
            <th scope="col">{column}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map((bar) => (
            <Row key={bar.key} bar={bar} share={bar.count / most} />
          ))}
        </tbody>
      </table>
    </PlotSection>
  );
}

function Row({ bar, share }: { readonly bar: Bar; readonly share: number }) {
  const { name, count, color, onOpen } = bar;
  const label = (
    <span className={styles.name} dir="auto">
      {name}
    </span>
  );
  return (
    <tr className={styles.row}>
      <th scope="row">
        {onOpen === undefined ? (
          label
        ) : (
          <Button onPress={onOpen} className={classNames(styles.button)}>
            {label}
          </Button>
        )}
        <span className={styles.track} aria-hidden="true">
          <span
            className={styles.bar}
            data-color={color}
            style={{ inlineSize: count === 0 ? 0 : `max(${share * 100}%, 2px)` }}
          />
        </span>
      </th>
      <td>{wording.counts.number(count)}</td>
    </tr>
  );
}
