import { type ReactNode, useId } from "react";
import styles from "./PlotSection.module.css";

interface PlotSectionProps {
  readonly title: string;
  /** Beside the title, such as a choice of years. */
  readonly controls?: ReactNode;
  /** Instead of everything, where there is nothing to be seen. */
  readonly none?: string | undefined;
  readonly children: ReactNode;
}

/** One part of the statistics under its title. */
export function PlotSection({ title, controls, none, children }: PlotSectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.frame}>
      <div className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        {controls}
      </div>
      {none === undefined ? children : <p className={styles.none}>{none}</p>}
    </section>
  );
}
