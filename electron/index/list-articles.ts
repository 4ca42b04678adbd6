import { assertNever } from "#core/assert-never.js";
import type { ArticleState } from "#core/article/article-state.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { storedArticleRow } from "./article-row.ts";
import { askedQuery } from "./asked-query.ts";
import { compileQuery, mentionsTrash } from "./compile-query.ts";
import { DamagedIndex } from "./damaged-index.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import type { ArticleRow } from "./rows.ts";
import { allOf, type Sql, sql, whileWanted } from "./sql.ts";
import { tagNamesOf } from "./tag-names-of.ts";
import { EVERY_ARTICLE, taggedArticles } from "./tagged-articles.ts";

export interface ArticleFilter {
  readonly view: ArticleState | "trash" | "all";
  /** Or one below it. */
  readonly tag?: Tag | undefined;
  /** As typed; "" for all. */
  readonly query: string;
  readonly sort: ArticleSort;
  readonly offset: number;
  readonly limit: number;
}
export type ArticleSort =
  | "newest"
  | "oldest"
  | "title"
  | "longest"
  | "shortest"
  | "recently-changed";

/** Every order ends with the id, so that a list is the same whatever order the index was filled in. */
const ORDER: Readonly<Record<ArticleSort, string>> = {
  newest: "a.added DESC, a.id DESC",
  oldest: "a.added, a.id",
  title: "a.sortTitle, a.id",
  longest: "a.words DESC, a.id DESC",
  shortest: "a.words, a.id",
  "recently-changed": "a.modified DESC, a.id DESC",
};

export function listArticles(
  database: Database,
  filter: ArticleFilter,
): { rows: ArticleRow[]; total: number; totalWords: number } {
  return database.read(() => {
    const { counted, ordered } = scopesOf(database, filter.tag);
    const shown = conditionsOf(database, filter);
    const all = allOf([...shown, ...counted.condition]);
    const where = allOf([...shown, ...ordered.condition]);
    const sums = database.first(
      `SELECT count(*) AS total, coalesce(sum(a.words), 0) AS words FROM ${counted.from} WHERE ${all.text}`,
      ...all.values,
    );
    // Chosen by the index alone; only then are the rows themselves read, those of this page. A cross join keeps the order.
    const rows = database.all(
      `SELECT row, later FROM (SELECT a.number AS chosen FROM ${ordered.from} WHERE ${where.text}
        ORDER BY ${ORDER[filter.sort]} LIMIT ? OFFSET ?) CROSS JOIN article o ON o.number = chosen
        CROSS JOIN article_row r ON r.number = chosen`,
      ...where.values,
      filter.limit,
      filter.offset,
    );
    const names = tagNamesOf(database);
    return {
      rows: rows.map((row) => withNames(storedArticleRow(row), names)),
      total: sums === undefined ? 0 : numberIn(sums, "total"),
      totalWords: sums === undefined ? 0 : numberIn(sums, "words"),
    };
  });
}

/** @returns the ids of all that a list shows, in its order */
export function listArticleIds(
  database: Database,
  filter: Omit<ArticleFilter, "offset" | "limit">,
): ArticleId[] {
  return database.read(() => {
    const { counted } = scopesOf(database, filter.tag);
    const where = allOf([...conditionsOf(database, filter), ...counted.condition]);
    const rows = database.tuples(
      `SELECT a.id FROM ${counted.from} WHERE ${where.text} ORDER BY ${ORDER[filter.sort]}`,
      ...where.values,
    );
    // Ids were parsed when their files were read.
    return rows.map(([id]) => String(id) as ArticleId);
  });
}

function withNames(row: ArticleRow, names: TagNames): ArticleRow {
  return { ...row, tags: names.shown(row.tags) };
}

/** @throws DamagedIndex when there is none: whatever names it stands in the index as well */
export function articleRowOf(database: Database, number: number): ArticleRow {
  const row = database.first(
    "SELECT row, later FROM article JOIN article_row USING (number) WHERE number = ?",
    number,
  );
  if (row === undefined) throw new DamagedIndex("an article was chosen that is not there");
  return storedArticleRow(row);
}

/** @returns at most two articles: one is an answer, two are a question back */
export function resolveArticle(database: Database, name: string): ArticleId[] {
  const prefix = name.toLowerCase();
  const byId = database.all(
    "SELECT id FROM article WHERE length(?1) >= 4 AND id >= ?1 AND id < ?1 || '{' LIMIT 2",
    prefix,
  );
  // Looks through all articles: a name that somebody typed, once.
  const found =
    byId.length > 0
      ? byId
      : database.all(
          "SELECT id FROM article JOIN article_row USING (number) WHERE EXISTS (SELECT 1 FROM json_each(folders) WHERE value = ?) ORDER BY id LIMIT 2",
          name,
        );
  // Ids were parsed when their files were read; "{" is the character after "z".
  return found.map((row) => textIn(row, "id") as ArticleId);
}

function scopesOf(database: Database, tag: Tag | undefined): typeof EVERY_ARTICLE {
  return tag === undefined ? EVERY_ARTICLE : taggedArticles(database, tag);
}

/** But for the tag. */
function conditionsOf(
  database: Database,
  { view, query: typed }: Pick<ArticleFilter, "view" | "query">,
): readonly Sql[] {
  const query = askedQuery(database, typed);
  const conditions: Sql[] = [whileWanted("a.number")];
  if (view === "trash") conditions.push(sql("a.trashed = 1"));
  else if (query === undefined || !mentionsTrash(query)) conditions.push(sql("a.trashed = 0"));
  else conditions.push(sql("a.trashed <> 2"));
  conditions.push(...inView(view));
  if (query !== undefined) {
    const { match, condition } = compileQuery(query, "article");
    if (match !== undefined) conditions.push(matching(match));
    conditions.push(condition);
  }
  return conditions;
}

function matching(match: string): Sql {
  return sql("a.number IN (SELECT rowid FROM article_words WHERE article_words MATCH ?)", match);
}

function inView(view: ArticleFilter["view"]): readonly Sql[] {
  switch (view) {
    case "all":
    case "trash":
      return [];
    case "inbox":
    case "reading":
    case "done":
    case "archived":
      return [sql("a.state = ?", view)];
    default:
      return assertNever(view);
  }
}
