import { useState } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { joinNotes } from "#core/annotation/join-notes.js";
import { describeAge } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../../ui/Button.tsx";
import type { Annotate } from "../data/use-annotate.ts";
import { useReaderStore } from "../state/reader-store.ts";
import styles from "./NoteCard.module.css";
import { NoteText } from "./NoteText.tsx";

interface NoteVersionsProps {
  readonly annotation: Annotation;
  readonly annotate: Annotate;
}

/** Texts that devices wrote without knowing of each other: all stand there until the reader picks, or makes one of them. */
export function NoteVersions({ annotation, annotate }: NoteVersionsProps) {
  const [now] = useState(() => new Date().toISOString());
  const store = useReaderStore();
  const { annotationId, noteVersions } = annotation;
  const keepBoth = (): Promise<boolean> =>
    annotate.setNote(annotation, joinNotes(noteVersions.map(({ text }) => text)));
  async function writeOne(): Promise<void> {
    if (await keepBoth()) store.setState({ cardWork: { annotationId, work: "note" } });
  }
  return (
    <div className={styles.versions} role="group" aria-label={wording.notebook.wroteTwice}>
      <p className={styles.question}>{wording.notebook.wroteTwice}</p>
      {noteVersions.map(({ text, written }) => (
        <div key={text} className={styles.version}>
          <NoteText text={text} />
          <p className={styles.facts}>{describeAge(written, now)}</p>
          <Button onPress={() => void annotate.setNote(annotation, text)}>
            {wording.notebook.keepThis}
          </Button>
        </div>
      ))}
      <div className={styles.deeds}>
        <Button onPress={() => void keepBoth()}>{wording.notebook.keepBoth}</Button>
        <Button onPress={() => void writeOne()}>{wording.notebook.writeOne}</Button>
      </div>
    </div>
  );
}
