import type { ReactNode } from "react";
import styles from "./EmptyState.module.css";

interface EmptyStateProps {
  readonly icon?: ReactNode;
  /** A sentence. */
  readonly title: string;
  readonly text?: ReactNode;
  /** One button at most. */
  readonly action?: ReactNode;
}

/** What a list says when there is nothing in it. */
export function EmptyState({ icon, title, text, action }: EmptyStateProps) {
  return (
    <div className={styles.state}>
      {icon}
      <p className={styles.title}>{title}</p>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      {action}
    </div>
  );
}
