import type { NotebookEntry } from "#contract/annotation-records.js";
import { joinNotes } from "#core/annotation/join-notes.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { NoteWords } from "./NoteWords.tsx";
import styles from "./NoteVersions.module.css";
import { changeAnnotation } from "./change-annotations.ts";

interface NoteVersionsProps {
  readonly entry: NotebookEntry;
  readonly onEdit: () => void;
}

/** Notes that devices wrote without knowing of each other, side by side until the reader picks, or makes one of them. */
export function NoteVersions({ entry, onEdit }: NoteVersionsProps) {
  const keepBoth = (): Promise<boolean> =>
    changeAnnotation(entry.annotationId, {
      note: joinNotes(entry.noteVersions.map(({ text }) => text)),
    });
  async function writeOne(): Promise<void> {
    if (await keepBoth()) onEdit();
  }
  return (
    <div className={styles.versions}>
      <p className={styles.question}>{wording.notebook.wroteTwice}</p>
      <ul className={styles.list}>
        {entry.noteVersions.map(({ text }) => (
          <li key={text} className={styles.version}>
            <NoteWords text={text} />
            <Button onPress={() => void changeAnnotation(entry.annotationId, { note: text })}>
              {wording.notebook.keepThis}
            </Button>
          </li>
        ))}
      </ul>
      <div className={styles.deeds}>
        <Button onPress={() => void keepBoth()}>{wording.notebook.keepBoth}</Button>
        <Button onPress={() => void writeOne()}>{wording.notebook.writeOne}</Button>
      </div>
    </div>
  );
}
