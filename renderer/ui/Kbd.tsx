import { readableKeys, thisPlatform } from "../keyboard/chord.ts";
import styles from "./Kbd.module.css";

interface KbdProps {
  /** As commands.ts writes it; nothing is shown for undefined. */
  readonly chord: string | undefined;
  /** Read out by screen readers: where the keys are the content and not a hint. */
  readonly isRead?: boolean;
}

/** The keys of a command. */
export function Kbd({ chord, isRead = false }: KbdProps) {
  if (chord === undefined) return null;
  return (
    <span className={styles.keys} aria-hidden={!isRead}>
      {readableKeys(chord, thisPlatform()).map((key) => (
        <kbd key={key} className={styles.key}>
          {key}
        </kbd>
      ))}
    </span>
  );
}
