import { ChevronDown, ChevronUp } from "lucide-react";
import { wording } from "#core/wording/wording.js";
import { IconButton } from "../../ui/IconButton.tsx";
import styles from "./PartChoice.module.css";
import type { FieldOfParts } from "./use-field-parts.ts";

/** Of a long note the field has one part. */
export function PartChoice({ parts: { number, total, go } }: { readonly parts: FieldOfParts }) {
  const words = wording.reader.noteParts;
  return (
    <div className={styles.parts}>
      <p className={styles.part} role="status">
        {words.part(number, total)}
      </p>
      <IconButton label={words.earlier} onPress={() => go(-1)}>
        <ChevronUp />
      </IconButton>
      <IconButton label={words.later} onPress={() => go(1)}>
        <ChevronDown />
      </IconButton>
    </div>
  );
}
