import { useEffect, useRef } from "react";
import type { FoldedParagraph } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { shareRead } from "../folds/share-read.ts";
import { useReaderStore } from "../state/reader-store.ts";
import styles from "./ReaderBar.module.css";

interface ProgressLineProps {
  readonly notices: readonly FoldedParagraph[];
  /** UTF-16 code units of the text; 0 until it is there. */
  readonly length: number;
}

/** How far one has read, as a line at the very top. Moved without React: it follows every scroll. */
export function ProgressLine({ notices, length }: ProgressLineProps) {
  const line = useRef<HTMLDivElement>(null);
  const store = useReaderStore();
  useEffect(() => {
    function show(end: number): void {
      const share = shareRead(notices, length, end);
      line.current?.style.setProperty("--share", String(share));
      line.current?.setAttribute("aria-valuenow", String(Math.round(share * 100)));
    }
    show(store.getState().visible.end);
    return store.subscribe(({ visible }) => show(visible.end));
  }, [store, notices, length]);
  return (
    <div
      ref={line}
      role="progressbar"
      aria-label={wording.reader.progress}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className={styles.progress}
    />
  );
}
