import type { DifferingArticle, DifferingThing } from "#contract/snapshot-calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import styles from "./DifferingArticles.module.css";

const words = wording.snapshots;

interface DifferingArticlesProps {
  readonly articles: readonly DifferingArticle[];
  readonly chosen: ReadonlySet<ArticleId>;
  readonly onChoose: (articleId: ArticleId, isChosen: boolean) => void;
}

/** What is different, article by article; those that can be restored may be chosen. */
export function DifferingArticles({ articles, chosen, onChoose }: DifferingArticlesProps) {
  return (
    <ul className={styles.articles}>
      {articles.map((article) => (
        <li key={article.folder} className={styles.article}>
          <Heading
            article={article}
            isChosen={chosen.has(article.articleId)}
            onChoose={(isChosen) => onChoose(article.articleId, isChosen)}
          />
          <Things things={article.things} total={article.gone + article.changed + article.added} />
        </li>
      ))}
    </ul>
  );
}

interface HeadingProps {
  readonly article: DifferingArticle;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
}

function Heading({ article, isChosen, onChoose }: HeadingProps) {
  const { title, state, message, lostLines } = article;
  const hint = state === "missing" || state === "purged" ? words[state] : message;
  const facts = [words.counts(article), ...(lostLines > 0 ? [words.lostLines(lostLines)] : [])];
  return (
    <>
      <label className={styles.heading}>
        <input
          type="checkbox"
          className={styles.box}
          checked={isChosen}
          disabled={state === "missing" || state === "unreadable"}
          aria-label={words.choose(title)}
          onChange={(event) => onChoose(event.currentTarget.checked)}
        />
        <bdi className={styles.title}>{title}</bdi>
        <span className={styles.facts}>{facts.join("; ")}</span>
      </label>
      {hint !== null && <p className={styles.hint}>{hint}</p>}
    </>
  );
}

interface ThingsProps {
  readonly things: readonly DifferingThing[];
  /** Those that are not named included. */
  readonly total: number;
}

export function Things({ things, total }: ThingsProps) {
  return (
    <ul className={styles.things}>
      {things.map((thing, index) => (
        <li key={`${index} ${thing.name}`}>
          <Thing thing={thing} />
        </li>
      ))}
      {total > things.length && (
        <li className={styles.facts}>{words.more(total - things.length)}</li>
      )}
    </ul>
  );
}

function Thing({ thing: { difference, kind, name, note, fields } }: { thing: DifferingThing }) {
  return (
    <>
      <span className={styles.kind}>{words.difference(difference)}</span>{" "}
      {name === "" ? (
        words.ofArticle
      ) : (
        <>
          {kind !== "highlight" && `${words.kinds[kind]} `}
          <q>
            <bdi>{name}</bdi>
          </q>
        </>
      )}
      {fields.length > 0 && <span className={styles.facts}> ({words.fields(fields)})</span>}
      {note !== "" && <p className={styles.note}>{note}</p>}
    </>
  );
}
