import type { UseQueryResult } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import type { CallOutput } from "#contract/calls.js";
import { wording } from "#core/wording/wording.js";
import styles from "./DetailsDialog.module.css";

interface EncodingPreviewProps {
  readonly preview: UseQueryResult<CallOutput<"articles.preview">>;
}

/** How the text begins in the encoding that was chosen, so that one sees whether letters are letters. */
export function EncodingPreview({ preview: { data, error } }: EncodingPreviewProps) {
  const words = wording.details;
  const section = useRef<HTMLElement>(null);
  // In a small window it would come up below what is in view, and nobody would know.
  useEffect(() => {
    section.current?.scrollIntoView({ block: "end" });
  }, [data, error]);
  return (
    <section ref={section} className={styles.preview} aria-label={words.preview} aria-live="polite">
      {error !== null && <p className={styles.trouble}>{error.message}</p>}
      {error === null && data === undefined && <p className={styles.hint}>{words.reading}</p>}
      {data !== undefined && (
        <>
          <p className={styles.beginningTitle} dir="auto">
            {data.title}
          </p>
          <p className={styles.beginning} dir="auto">
            {data.beginning}
          </p>
          <p className={styles.hint}>{data.isSame ? words.isSame : words.rereadHint}</p>
        </>
      )}
    </section>
  );
}
