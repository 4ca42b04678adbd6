import { wording } from "#core/wording/wording.js";
import styles from "./SkipLink.module.css";
import { runCommand } from "./keyboard/command-handlers.ts";
import { Button } from "./ui/Button.tsx";

/** The first stop of Tab: past the sidebar, into the list. Seen only while it has the focus. */
export function SkipLink() {
  return (
    <Button className={styles.skip} onPress={() => void runCommand("next")}>
      {wording.app.skipToContent}
    </Button>
  );
}
