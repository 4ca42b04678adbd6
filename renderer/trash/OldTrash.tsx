import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { openOverlay } from "../view/view-store.ts";
import styles from "./OldTrash.module.css";
import { useOldTrash } from "./use-old-trash.ts";

/** Asks about what has been in the trash for long; nothing is ever deleted unasked. */
export function OldTrash() {
  const old = useOldTrash();
  if (old === undefined) return null;
  const things = { articles: old.articleIds.length, highlights: old.annotationIds.length };
  return (
    <div className={styles.line}>
      <p>{wording.trash.old(things)}</p>
      <Button onPress={() => openOverlay({ kind: "purge", ...old })}>{wording.trash.purge}</Button>
    </div>
  );
}
