import { useState } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { describeAge } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../../ui/Button.tsx";
import type { Annotate } from "../data/use-annotate.ts";
import styles from "./NoteCard.module.css";
import { NoteText } from "./NoteText.tsx";

interface NoteVersionsProps {
  readonly annotation: Annotation;
  readonly annotate: Annotate;
}

/** Two texts that devices wrote without knowing of each other: both stand there until the reader picks one. */
export function NoteVersions({ annotation, annotate }: NoteVersionsProps) {
  const [now] = useState(() => new Date().toISOString());
  return (
    <div className={styles.versions} role="group" aria-label={wording.notebook.wroteTwice}>
      <p className={styles.question}>{wording.notebook.wroteTwice}</p>
      {annotation.noteVersions.map(({ text, written }) => (
        <div key={text} className={styles.version}>
          <NoteText text={text} />
          <p className={styles.facts}>{describeAge(written, now)}</p>
          <Button onPress={() => void annotate.setNote(annotation, text)}>
            {wording.notebook.keepThis}
          </Button>
        </div>
      ))}
    </div>
  );
}
