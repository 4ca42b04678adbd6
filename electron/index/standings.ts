import { ArticleState } from "#core/article/article-state.js";
import { compareText } from "#core/compare-text.js";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import type { StandingHead } from "#core/operation/standing-heads.js";
import type { Tag } from "#core/tag/tag.js";
import { storedTag } from "./carried-tags.ts";
import { DamagedIndex } from "./damaged-index.ts";
import { type Database, numberIn } from "./database.ts";
import { parseStored } from "./sealed-text.ts";

/** What a deed on many articles needs to know of each, without reading its row or its files. */
export interface Standing {
  readonly articleId: ArticleId;
  readonly state: ArticleState;
  readonly trashed: boolean;
  /** As they were tagged, by code unit. */
  readonly tags: readonly Tag[];
  /** What was said of it last, as far as the index knows: see `standingHeads`. */
  readonly heads: readonly StandingHead[];
}

/** An article among its tables. */
export interface Numbered {
  readonly number: number;
  readonly articleId: ArticleId;
  readonly state: string;
  readonly trashed: boolean;
  readonly isFinished: boolean;
  readonly heads: string;
  readonly later: string;
}

/**
 * @param articleIds  repeated ones count once
 * @returns in the same order; without articles that are not there, or were deleted for good
 */
export function readStandings(
  database: Database,
  articleIds: readonly ArticleId[],
): readonly Standing[] {
  return database.read(() => {
    const found = chosen(database, articleIds);
    const tags = tagsOf(database, found);
    const heads = remembering(headsIn);
    const states = remembering((text) => ArticleState.parse(text));
    return [...new Set(articleIds)].flatMap((articleId) => {
      const one = found.get(articleId);
      if (one === undefined) return [];
      return {
        articleId,
        state: states(one.state),
        trashed: one.trashed,
        tags: tags.get(one.number) ?? NO_TAGS,
        heads: heads(one.heads),
      };
    });
  });
}

export const NO_TAGS: readonly Tag[] = [];
const COLUMNS =
  "SELECT number, id, state, trashed, finished, heads, later FROM article WHERE trashed <> 2";
/** Where that part of all articles is meant, reading all of them is quicker than looking each up. */
const LARGE_PART = 0.1;

export function chosen(
  database: Database,
  articleIds: readonly ArticleId[],
): ReadonlyMap<ArticleId, Numbered> {
  const isLarge = articleIds.length >= countArticles(database) * LARGE_PART;
  const rows = isLarge
    ? database.tuples(COLUMNS)
    : database.tuples(
        `${COLUMNS} AND id IN (SELECT value FROM json_each(?))`,
        JSON.stringify(articleIds),
      );
  const wanted = isLarge ? new Set<string>(articleIds) : undefined;
  const found = new Map<ArticleId, Numbered>();
  for (const [number, id, state, trashed, finished, heads, later] of rows) {
    if (wanted?.has(String(id)) === false) continue;
    if (typeof number !== "number") throw new DamagedIndex("an article without a number");
    // Ids were parsed when their files were read.
    const articleId = String(id) as ArticleId;
    found.set(articleId, {
      number,
      articleId,
      state: String(state),
      trashed: trashed === 1,
      isFinished: finished === 1,
      heads: String(heads),
      later: String(later),
    });
  }
  return found;
}

export function countArticles(database: Database): number {
  const row = database.first("SELECT count(*) AS count FROM article");
  return row === undefined ? 0 : numberIn(row, "count");
}

/** By the number of the article; each sorted by code unit. */
export function tagsOf(
  database: Database,
  articles: ReadonlyMap<ArticleId, Numbered>,
): ReadonlyMap<number, readonly Tag[]> {
  const wanted = new Set([...articles.values()].map(({ number }) => number));
  const parsed = remembering((tag) => storedTag({ tag }));
  const tags = new Map<number, Tag[]>();
  // The table stands in order of names: one article's tags are looked for everywhere, and so may as well be those of many.
  for (const [article, tag] of database.tuples("SELECT article, tag FROM article_tag")) {
    const number = Number(article);
    if (!wanted.has(number)) continue;
    const carried = tags.get(number);
    if (carried === undefined) tags.set(number, [parsed(String(tag))]);
    else carried.push(parsed(String(tag)));
  }
  for (const carried of tags.values()) carried.sort(compareText);
  return tags;
}

/** A log grew by what the index knew already: its article need not be read again. */
export interface Restamp {
  readonly articleId: ArticleId;
  /** The deed that its logs say last now. */
  readonly action: ActionId;
  /** How its files looked before, and how they look now. */
  readonly from: string;
  readonly to: string;
}

/** @returns articles of which the index does not know all that the files say: they are to be read */
export function restampArticles(
  database: Database,
  stamps: readonly Restamp[],
): readonly ArticleId[] {
  if (stamps.length === 0) return [];
  return database.write(() =>
    stamps.flatMap(({ articleId, action, from, to }) => {
      // What was read before the deed, and put in after it, has the right stamp and lacks the deed.
      database.run(
        `UPDATE article SET stamp = ? WHERE id = ? AND stamp = ?
         AND EXISTS (SELECT 1 FROM json_each(heads) WHERE value = ?)`,
        to,
        articleId,
        from,
        action,
      );
      const row = database.first(
        "SELECT stamp = ? AS isKnown FROM article WHERE id = ?",
        to,
        articleId,
      );
      return row?.["isKnown"] === 1 ? [] : [articleId];
    }),
  );
}

export function headsIn(text: string): readonly StandingHead[] {
  // Written by `putArticles` and `changeStandings`.
  return parseStored(text) as readonly StandingHead[];
}

/** Nearly all articles have one of very few texts. */
function remembering<Value>(parse: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const value = parse(text);
    known.set(text, value);
    return value;
  };
}
