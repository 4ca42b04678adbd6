import { assertNever } from "#core/assert-never.js";
import type { ArticleState } from "#core/article/article-state.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import { storedArticleRow } from "./article-row.ts";
import { askedQuery } from "./asked-query.ts";
import { compileQuery, mentionsTrash } from "./compile-query.ts";
import { DamagedIndex } from "./damaged-index.ts";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { keptUntilChanged } from "./kept-until-changed.ts";
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

/** What a list is ordered by before the id, which every order ends with: so a list is the same whatever order the index was filled in. */
const ORDER: Readonly<Record<ArticleSort, { readonly by: string; readonly isUpward: boolean }>> = {
  newest: { by: "a.added", isUpward: false },
  oldest: { by: "a.added", isUpward: true },
  title: { by: "a.sortTitle", isUpward: true },
  longest: { by: "a.words", isUpward: false },
  shortest: { by: "a.words", isUpward: true },
  "recently-changed": { by: "a.modified", isUpward: false },
};

/** What is said of a whole list. */
interface Sums {
  readonly total: number;
  readonly totalWords: number;
}

export function listArticles(
  database: Database,
  filter: ArticleFilter,
): { rows: ArticleRow[]; total: number; totalWords: number } {
  return database.read(() => {
    const { counted, ordered } = scopesOf(database, filter.tag);
    const shown = conditionsOf(database, filter);
    const all = allOf([...shown, ...counted.condition]);
    const where = allOf([...shown, ...ordered.condition]);
    const sums = sumsOf(database, filter, () =>
      database.first(
        `SELECT count(*) AS total, coalesce(sum(a.words), 0) AS words FROM ${counted.from} WHERE ${all.text}`,
        ...all.values,
      ),
    );
    const { order, limit, offset, isBackward } = shortestWay(filter, sums.total);
    // Chosen by the index alone; only then are the rows themselves read, those of this page. A cross join keeps the order.
    const rows = database.all(
      `SELECT row, later FROM (SELECT a.number AS chosen FROM ${ordered.from} WHERE ${where.text}
        ORDER BY ${order} LIMIT ? OFFSET ?) CROSS JOIN article o ON o.number = chosen
        CROSS JOIN article_row r ON r.number = chosen`,
      ...where.values,
      limit,
      offset,
    );
    if (isBackward) rows.reverse();
    const names = tagNamesOf(database);
    return { rows: rows.map((row) => withNames(storedArticleRow(row), names)), ...sums };
  });
}

const keptSums = keptUntilChanged(() => new Map<string, Sums>());

/** Of a list that is gone through page by page all is counted once, and not again for each page. What a query finds may depend on the day. */
function sumsOf(
  database: Database,
  { view, tag, query }: ArticleFilter,
  count: () => SqlRow | undefined,
): Sums {
  if (query.trim() !== "") return sumsIn(count());
  const kept = keptSums(database);
  const list = JSON.stringify([view, tag]);
  const sums = kept.get(list) ?? sumsIn(count());
  kept.set(list, sums);
  return sums;
}

function sumsIn(row: SqlRow | undefined): Sums {
  if (row === undefined) throw new Error("a sum has one row");
  return { total: numberIn(row, "total"), totalWords: numberIn(row, "words") };
}

/** SQLite goes through all before a page to leave it out: what lies in the second half of a list is reached from its end. */
function shortestWay({ sort, limit, offset }: ArticleFilter, total: number) {
  const isBackward = offset > total / 2;
  if (!isBackward) return { order: orderOf(sort, { isBackward }), limit, offset, isBackward };
  const left = Math.max(0, Math.min(limit, total - offset));
  return {
    order: orderOf(sort, { isBackward }),
    limit: left,
    offset: Math.max(0, total - offset - left),
    isBackward,
  };
}

function orderOf(sort: ArticleSort, { isBackward }: { readonly isBackward: boolean }): string {
  const { by, isUpward } = ORDER[sort];
  const direction = isUpward === isBackward ? "DESC" : "ASC";
  return `${by} ${direction}, a.id ${direction}`;
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
      `SELECT a.id FROM ${counted.from} WHERE ${where.text} ORDER BY ${orderOf(filter.sort, { isBackward: false })}`,
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
