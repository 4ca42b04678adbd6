import type { ArticleId } from "#core/identity/ids.js";
import { topicTerms, type TopicTerm } from "#core/resemblance/topic-terms.js";
import { storedArticleRow } from "./article-row.ts";
import { type Database, numberIn } from "./database.ts";
import { storedNotices } from "./notices.ts";
import type { ArticleRow, RelatedArticle } from "./rows.ts";
import { storedText } from "./stored-text.ts";

export interface RelatedQuestion {
  readonly articleId: ArticleId;
  /** Not to be named: copies of it, say. */
  readonly without: readonly ArticleId[];
  readonly limit: number;
}

/** The library is asked for so many of an article's most frequent words how common they are. */
const MOST_PRICED = 250;
/** So many of the rarest of them, by frequency in the article, say what it is about. */
const TELLING = 16;
/** What stands in more articles than this says too little; counting ends here, which bounds the time. */
const TOO_COMMON = 2_000;
/** In a small library, what stands in every third article. */
const TOO_COMMON_SHARE = 1 / 3;
/** A word that stands in no more than these is never too common. */
const NEVER_TOO_COMMON = 3;
/** A word of the title counts as often as so many in the text. */
const TITLE_COUNTS = 3;

/** Fewer words in common are chance, unless the article has no more. */
const LEAST_IN_COMMON = 2;
/** Less of what an article is about is chance, too. */
const LEAST_SHARE = 0.15;
/** Words that are named as a reason. */
const MOST_NAMED = 5;

/** The words of titles and texts alone: neither authors nor notices make two articles alike. */
const WITHIN = "{title body} : ";
const RANK = "bm25(article_words, 3.0, 0.0, 1.0, 0.0)";

/** Beside MATCH, FTS5 takes a number that is no integer for no condition at all, and ours are bound as floating point. */
const THIS_ROW = "rowid = CAST(? AS INTEGER)";

interface TellingTerm extends TopicTerm {
  readonly match: string;
  readonly weight: number;
}

/**
 * Articles outside the trash that are about what an article is about, by the words that tell it from the rest of the library.
 * @returns those that have most of it first; its own copies among them, unless they are left out
 * Cost: bounded by the constants above, and one reading of the article's own text; no other text is read.
 */
export function findRelated(
  database: Database,
  { articleId, without, limit }: RelatedQuestion,
): RelatedArticle[] {
  return database.read(() => {
    const stored = database.first(
      "SELECT number, row, later FROM article JOIN article_row USING (number) WHERE id = ?",
      articleId,
    );
    if (stored === undefined) return [];
    const number = numberIn(stored, "number");
    const terms = tellingTerms(database, number, storedArticleRow(stored));
    const own = rankOf(database, number, terms);
    if (own === undefined) return [];
    const least = Math.min(LEAST_IN_COMMON, terms.length);
    return candidates(database, number, terms, { without, limit })
      .map(({ row, number: candidate, rank }) => ({
        articleId: row.articleId,
        title: row.title,
        site: row.site,
        share: Math.min(1, rank / own),
        common: terms.filter(({ match }) => standsIn(database, candidate, match)),
      }))
      .filter(({ share, common }) => share >= LEAST_SHARE && common.length >= least)
      .map(({ common, ...related }) => ({
        ...related,
        words: common.slice(0, MOST_NAMED).map(({ spelling }) => spelling),
      }));
  });
}

/** By TF-IDF, the most telling first. What only this article has leads nowhere. */
function tellingTerms(
  database: Database,
  number: number,
  { title }: ArticleRow,
): readonly TellingTerm[] {
  const articles = database.first("SELECT count(*) AS count FROM article");
  const size = articles === undefined ? 0 : numberIn(articles, "count");
  const tooCommon = Math.max(NEVER_TOO_COMMON, Math.min(TOO_COMMON, size * TOO_COMMON_SHARE));
  return wordsOf(database, number, title)
    .slice(0, MOST_PRICED)
    .flatMap((term): TellingTerm[] => {
      const match = `${WITHIN}"${term.tokens.join(" ")}"`;
      const having = countUpTo(database, match, Math.floor(tooCommon) + 1);
      if (having < 2 || having > tooCommon) return [];
      return [{ ...term, match, weight: (1 + Math.log(term.count)) * Math.log(size / having) }];
    })
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, TELLING);
}

/** Without what the article folds: that is its publisher's. */
function wordsOf(database: Database, number: number, title: string): readonly TopicTerm[] {
  const text = storedText(database, number);
  const parts: string[] = Array.from({ length: TITLE_COUNTS }, () => title);
  let from = 0;
  for (const { lead, end } of storedNotices(database, number)) {
    parts.push(text.slice(from, lead));
    from = end;
  }
  return topicTerms([...parts, text.slice(from)].join("\n"));
}

/** Stops where the answer is `most`. */
function countUpTo(database: Database, match: string, most: number): number {
  const counted = database.first(
    "SELECT count(*) AS count FROM (SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT ?)",
    match,
    most,
  );
  return counted === undefined ? 0 : numberIn(counted, "count");
}

interface RankedArticle {
  readonly number: number;
  readonly row: ArticleRow;
  /** Higher is better. */
  readonly rank: number;
}

function candidates(
  database: Database,
  number: number,
  terms: readonly TellingTerm[],
  { without, limit }: Pick<RelatedQuestion, "without" | "limit">,
): readonly RankedArticle[] {
  const found = database.all(
    `SELECT a.number AS number, r.row AS row, a.later AS later, found.rank AS rank FROM (
       SELECT rowid AS number, ${RANK} AS rank FROM article_words
       WHERE article_words MATCH ? AND +rowid <> ?
         AND +rowid NOT IN (SELECT number FROM article WHERE trashed > 0)
         AND +rowid NOT IN (SELECT number FROM article WHERE id IN (SELECT value FROM json_each(?)))
       ORDER BY rank, number LIMIT ?
     ) AS found CROSS JOIN article a ON a.number = found.number
       CROSS JOIN article_row r ON r.number = found.number`,
    anyTerm(terms),
    number,
    JSON.stringify(without),
    limit,
  );
  return found.map((row) => ({
    number: numberIn(row, "number"),
    row: storedArticleRow(row),
    rank: -numberIn(row, "rank"),
  }));
}

/** How well an article answers to its own words: the measure for the others. */
function rankOf(
  database: Database,
  number: number,
  terms: readonly TellingTerm[],
): number | undefined {
  if (terms.length === 0) return undefined;
  const ranked = database.first(
    `SELECT ${RANK} AS rank FROM article_words WHERE article_words MATCH ? AND ${THIS_ROW}`,
    anyTerm(terms),
    number,
  );
  const rank = ranked === undefined ? 0 : -numberIn(ranked, "rank");
  return rank > 0 ? rank : undefined;
}

function anyTerm(terms: readonly TellingTerm[]): string {
  return terms.map(({ match }) => `(${match})`).join(" OR ");
}

function standsIn(database: Database, number: number, match: string): boolean {
  const sql = `SELECT 1 FROM article_words WHERE article_words MATCH ? AND ${THIS_ROW}`;
  return database.first(sql, match, number) !== undefined;
}
