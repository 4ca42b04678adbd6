import type { NotebookEntry } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { NoteWords } from "./NoteWords.tsx";
import styles from "./NoteVersions.module.css";
import { changeAnnotation } from "./change-annotations.ts";

interface NoteVersionsProps {
  readonly entry: NotebookEntry;
}

/** Notes that two devices wrote without knowing of each other, side by side until the reader picks. */
export function NoteVersions({ entry }: NoteVersionsProps) {
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
    </div>
  );
}
