import type { ReactNode } from "react";
import { sectionId } from "./section-id.ts";
import styles from "./SettingsGroup.module.css";

interface SettingsGroupProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function SettingsGroup({ title, children }: SettingsGroupProps) {
  return (
    <section className={styles.group} aria-label={title} id={sectionId(title)}>
      <h2 className={styles.title} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  );
}

interface DeedProps {
  readonly title: string;
  readonly hint: ReactNode;
  /** Its button or buttons. */
  readonly action: ReactNode;
  /** What came of it, or how far it is. */
  readonly children?: ReactNode;
}

/** Something that can be done here: what it is on the left, its button on the right. */
export function Deed({ title, hint, action, children }: DeedProps) {
  return (
    <div className={styles.deed}>
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.name}>{title}</p>
          <p className={styles.hint}>{hint}</p>
        </div>
        <div className={styles.action}>{action}</div>
      </div>
      {children}
    </div>
  );
}
