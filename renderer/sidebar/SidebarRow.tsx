import type { ReactNode } from "react";
import { Button } from "react-aria-components/Button";
import { wording } from "#core/wording/wording.js";
import { classNames } from "../ui/class-names.ts";
import styles from "./SidebarRow.module.css";

interface SidebarRowProps {
  readonly label: string;
  /** Before the label: an icon, a dot, or space. */
  readonly start?: ReactNode;
  readonly count?: number | undefined;
  readonly isCurrent: boolean;
  readonly kind?: "plain" | "loud";
  readonly onPress: () => void;
  /** Takes the count's place while it is pointed at or has the focus. */
  readonly menu?: ReactNode;
}

/** One place to go to. */
export function SidebarRow({
  label,
  start,
  count,
  isCurrent,
  kind = "plain",
  onPress,
  menu,
}: SidebarRowProps) {
  return (
    <div className={classNames(styles.row, isCurrent && styles.current, styles[kind])}>
      <Button
        onPress={onPress}
        aria-current={isCurrent ? "page" : "false"}
        className={classNames(styles.button)}
      >
        {start}
        <span className={styles.label}>{label}</span>
        {count !== undefined && count > 0 && (
          <span className={styles.count}>{wording.counts.number(count)}</span>
        )}
      </Button>
      {menu !== undefined && <span className={styles.menu}>{menu}</span>}
    </div>
  );
}
