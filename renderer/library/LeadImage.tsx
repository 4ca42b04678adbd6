import { useState } from "react";
import type { ArticleRow } from "#contract/records.js";
import { assetBase } from "../ipc/host.ts";
import styles from "./LeadImage.module.css";

interface LeadImageProps {
  readonly row: Pick<ArticleRow, "articleId" | "leadImage">;
}

/** The cover of a book, or the picture that a page puts before its text; nothing where the library has none. */
export function LeadImage({ row: { articleId, leadImage } }: LeadImageProps) {
  const [missing, setMissing] = useState<string>();
  if (leadImage === null || leadImage === missing) return null;
  return (
    // It says nothing that the title beside it does not.
    <img
      className={styles.picture}
      src={`${assetBase()}${articleId}/${leadImage}`}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      onError={() => setMissing(leadImage)}
    />
  );
}
