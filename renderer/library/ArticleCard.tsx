import { useState } from "react";
import type { ArticleRow } from "#contract/records.js";
import { daysLeftInTrash } from "#core/trash/trash-days.js";
import { describeDay } from "#core/wording/describe-day.js";
import { describeReadingTime } from "#core/wording/reading-time.js";
import { wording } from "#core/wording/wording.js";
import { assetBase } from "../ipc/host.ts";
import { useNow } from "../view/use-now.ts";
import styles from "./ArticleCard.module.css";
import { HighlightDashes } from "./HighlightDashes.tsx";
import { ReadBar } from "./ReadBar.tsx";

interface ArticleCardProps {
  readonly row: ArticleRow;
}

/**
 * One article as a card: its picture with the title below, or a cover made of the title with how the text begins below;
 * then where it is from, how long it is, and what was done with it.
 */
export function ArticleCard({ row }: ArticleCardProps) {
  const now = useNow();
  const [missing, setMissing] = useState<string>();
  const language = row.language ?? undefined;
  const hasPicture = row.leadImage !== null && row.leadImage !== missing;
  const source = row.site ?? row.byline;
  return (
    <div className={styles.content}>
      <div className={styles.cover} data-picture={hasPicture || undefined}>
        {hasPicture ? (
          // It says nothing that the title below does not.
          <img
            className={styles.picture}
            src={`${assetBase()}${row.articleId}/${row.leadImage}`}
            alt=""
            loading="lazy"
            decoding="async"
            draggable={false}
            onError={() => setMissing(row.leadImage ?? undefined)}
          />
        ) : (
          <p className={styles.coverTitle} lang={language} dir={row.direction}>
            {row.title}
          </p>
        )}
        {row.progress > 0 && <ReadBar progress={row.progress} className={styles.progress} />}
      </div>
      <div className={styles.words}>
        <p
          className={hasPicture ? styles.title : styles.excerpt}
          lang={language}
          dir={row.direction}
        >
          {hasPicture ? row.title : row.excerpt}
        </p>
      </div>
      <p className={styles.facts}>
        {source !== null && <span className={styles.site}>{source}</span>}
        <span className={styles.fact}>{describeReadingTime(row.words)}</span>
      </p>
      <p className={styles.facts}>
        <HighlightDashes colors={row.colors} count={row.highlights} />
        <span className={styles.day}>
          {row.trashedAt === null ? (
            <time dateTime={row.added}>{describeDay(row.added, now)}</time>
          ) : (
            <span title={wording.trash.daysLeftHint}>
              {wording.trash.daysLeft(daysLeftInTrash(row.trashedAt, Date.parse(now)))}
            </span>
          )}
        </span>
      </p>
    </div>
  );
}
