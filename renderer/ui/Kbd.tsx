import { readableKeys, thisPlatform } from "../keyboard/chord.ts";
import styles from "./Kbd.module.css";

interface KbdProps {
  /** As commands.ts writes it; nothing is shown for undefined. */
  readonly chord: string | undefined;
}

/** The keys of a command. Hidden from screen readers, which hear `aria-keyshortcuts` of the control. */
export function Kbd({ chord }: KbdProps) {
  if (chord === undefined) return null;
  return (
    <span className={styles.keys} aria-hidden="true">
      {readableKeys(chord, thisPlatform()).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
