import type { Tag } from "#core/tag/tag.js";
import { tagRanges } from "./compile-query.ts";
import { type Database, numberIn } from "./database.ts";
import { keptCounts } from "./kept-counts.ts";
import { type Sql, sql } from "./sql.ts";
import { storedNamesOf } from "./tag-names-of.ts";

/** The articles of a list, named `a`: how they are best gone through. */
export interface ArticleScope {
  readonly from: string;
  readonly condition: readonly Sql[];
}

interface ArticleScopes {
  /** To count them. */
  readonly counted: ArticleScope;
  /** To find the first in the order of a list. */
  readonly ordered: ArticleScope;
}

const ALL: ArticleScope = { from: "article a", condition: [] };
export const EVERY_ARTICLE: ArticleScopes = { counted: ALL, ordered: ALL };

const ONE_BY_ONE: ArticleScope = {
  from: "temp.tagged t CROSS JOIN article a ON a.number = t.number",
  condition: [],
};
/** The plus keeps SQLite from going through them one by one, and sorting them. */
const AMONG_ALL: ArticleScope = {
  from: "article a",
  condition: [sql("+a.number IN (SELECT number FROM temp.tagged)")],
};

/** So few are sorted in less time than they are come across in the order of a list. */
const FEW = 2_000;
/** Where they are that part of all, all are counted in less time than it takes to look up each. */
const LARGE_PART = 0.4;

/**
 * The articles that carry a tag or one below it, written down once for counting them and for finding the first. In a table of this
 * connection, until the next time.
 */
export function taggedArticles(database: Database, tag: Tag): ArticleScopes {
  database.execute("CREATE TEMP TABLE IF NOT EXISTS tagged (number INTEGER PRIMARY KEY) STRICT");
  database.run("DELETE FROM temp.tagged");
  // One after the other: who carries one name is listed in the order of the table, and nothing is compared.
  for (const range of tagRanges(tag, storedNamesOf(database, tag))) {
    database.run(
      `INSERT OR IGNORE INTO temp.tagged SELECT article FROM article_tag WHERE ${range.text}`,
      ...range.values,
    );
  }
  const row = database.first("SELECT count(*) AS count FROM temp.tagged");
  const size = row === undefined ? 0 : numberIn(row, "count");
  const all = [...keptCounts(database, "article").values()].reduce((sum, count) => sum + count, 0);
  return {
    counted: size > FEW && size > all * LARGE_PART ? AMONG_ALL : ONE_BY_ONE,
    ordered: size > FEW ? AMONG_ALL : ONE_BY_ONE,
  };
}
