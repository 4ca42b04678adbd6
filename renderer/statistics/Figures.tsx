import type { Statistics } from "#contract/statistics-calls.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import { wording } from "#core/wording/wording.js";
import styles from "./Figures.module.css";
import type { Period } from "./period.ts";

interface FiguresProps {
  readonly statistics: Statistics;
  readonly period: Period;
}

/** What one wants to know first, in large numbers. */
export function Figures({ statistics, period }: FiguresProps) {
  const words = wording.statistics.figures;
  const { articles, finished, wordsRead, highlights, notes, waiting } = statistics;
  const total = ARTICLE_STATES.reduce((sum, state) => sum + articles[state], 0);
  const states = ARTICLE_STATES.filter((state) => articles[state] > 0).map((state) =>
    words.states[state](articles[state]),
  );
  const large = wording.statistics.large;
  return (
    <dl className={styles.figures} aria-label={words.label}>
      <Figure
        label={period === "all" ? words.articles(total) : words.articlesAdded(total)}
        value={large(total)}
        hint={states.join(", ")}
      />
      <Figure
        label={words.finished(finished)}
        value={large(finished)}
        hint={finished > 0 ? words.finishedHint : ""}
      />
      <Figure
        label={words.wordsRead(wordsRead)}
        value={large(wordsRead)}
        hint={wordsRead > 0 ? words.timeRead(wordsRead) : ""}
      />
      <Figure
        label={words.highlights(highlights)}
        value={large(highlights)}
        hint={notes > 0 ? words.notes(notes) : ""}
      />
      <Figure
        label={words.waiting}
        value={words.timeWaiting(waiting.words)}
        hint={waiting.articles === 0 ? words.nothingWaits : words.waitingArticles(waiting.articles)}
      />
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  /** "" for none. */
  readonly hint: string;
}

function Figure({ label, value, hint }: FigureProps) {
  return (
    <div className={styles.figure}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>{value}</dd>
      {hint !== "" && <dd className={styles.hint}>{hint}</dd>}
    </div>
  );
}
