import type { ArticleRow } from "#contract/records.js";
import { daysLeftInTrash } from "#core/trash/trash-days.js";
import { describeDay } from "#core/wording/describe-day.js";
import { describeReadingTime } from "#core/wording/reading-time.js";
import { wording } from "#core/wording/wording.js";
import { useNow } from "../view/use-now.ts";
import styles from "./ArticleSummary.module.css";
import { HighlightDashes } from "./HighlightDashes.tsx";
import { LeadImage } from "./LeadImage.tsx";
import { ReadBar } from "./ReadBar.tsx";

interface ArticleSummaryProps {
  readonly row: ArticleRow;
}

const MOST_TAGS = 3;

/** One article in a list: title, excerpt, facts, its picture; at the end its day and how far it was read. */
export function ArticleSummary({ row }: ArticleSummaryProps) {
  const now = useNow();
  const language = row.language ?? undefined;
  const source = row.site ?? row.byline;
  return (
    <div className={styles.summary}>
      <div className={styles.words}>
        <p className={styles.title} lang={language} dir={row.direction}>
          {row.title}
        </p>
        <p className={styles.excerpt} lang={language} dir={row.direction}>
          {row.excerpt}
        </p>
        <p className={styles.facts}>
          {source !== null && <span className={styles.site}>{source}</span>}
          <span className={styles.fact}>{describeReadingTime(row.words)}</span>
          {row.tags.slice(0, MOST_TAGS).map((tag) => (
            <span key={tag} className={styles.tag}>
              {tag}
            </span>
          ))}
          {row.tags.length > MOST_TAGS && (
            <span className={styles.fact}>+{row.tags.length - MOST_TAGS}</span>
          )}
          <HighlightDashes colors={row.colors} count={row.highlights} />
        </p>
      </div>
      <LeadImage row={row} />
      <div className={styles.end}>
        <time dateTime={row.added}>{describeDay(row.added, now)}</time>
        {row.trashedAt !== null && (
          <span title={wording.trash.daysLeftHint}>
            {wording.trash.daysLeft(daysLeftInTrash(row.trashedAt, Date.parse(now)))}
          </span>
        )}
        {row.progress > 0 && <ReadBar progress={row.progress} className={styles.progress} />}
      </div>
    </div>
  );
}
