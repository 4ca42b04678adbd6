import type { ReactNode } from "react";
import styles from "./Announcer.module.css";

interface AnnouncerProps {
  /** Said whenever it changes. */
  readonly children: ReactNode;
}

/** Words that a screen reader says and nobody sees. */
export function Announcer({ children }: AnnouncerProps) {
  return (
    <div className={styles.announcer} aria-live="polite">
      {children}
    </div>
  );
}
