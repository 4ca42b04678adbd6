import { ArticleState } from "#core/article/article-state.js";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import type { StandingHead } from "#core/operation/standing-heads.js";
import type { Tag } from "#core/tag/tag.js";
import { storedTag } from "./carried-tags.ts";
import { DamagedIndex } from "./damaged-index.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import { keptUntilChanged } from "./kept-until-changed.ts";
import { numbersIn } from "./number-list.ts";
import { parseStored } from "./sealed-text.ts";
import { namesInUse, tagNamesOf } from "./tag-names-of.ts";

/** What a deed on many articles needs to know of each, without reading its row or its files. */
export interface Standing {
  readonly articleId: ArticleId;
  readonly state: ArticleState;
  readonly trashed: boolean;
  /** Those of its tags that were asked for, as it was tagged. */
  readonly tags: readonly Tag[];
  /** What was said of it last, as far as the index knows: see `standingHeads`. */
  readonly heads: readonly StandingHead[];
}

/** An article among its tables. */
export interface Numbered {
  readonly number: number;
  readonly state: string;
  readonly trashed: boolean;
  readonly isFinished: boolean;
  readonly heads: string;
  readonly later: string;
}

/**
 * @param articleIds  each once
 * @param called  of their tags, those that go by one of these names are read
 * @returns in the same order; without articles that are not there, or were deleted for good
 */
export function readStandings(
  database: Database,
  articleIds: readonly ArticleId[],
  called: readonly Tag[],
): readonly Standing[] {
  return database.read(() => {
    const found = lookUp(database, articleIds);
    Object.assign(lookedUp(database), { articleIds, found });
    const tags = tagsCalled(database, called);
    const heads = remembering(headsIn);
    const states = remembering((text) => ArticleState.parse(text));
    const standings: Standing[] = [];
    for (const [at, articleId] of articleIds.entries()) {
      const one = found[at];
      if (one === undefined) continue;
      standings.push({
        articleId,
        state: states(one.state),
        trashed: one.trashed,
        tags: tags.get(one.number) ?? NO_TAGS,
        heads: heads(one.heads),
      });
    }
    return standings;
  });
}

const NO_TAGS: readonly Tag[] = [];

/**
 * Looked up one after the other in the index of their ids, which lie in the order that articles came in: as quick as reading all where all
 * are meant, and where few are, quicker.
 * @returns of each of these articles, in their order; undefined where there is none, or it was deleted for good
 */
export function lookUp(
  database: Database,
  articleIds: readonly ArticleId[],
): readonly (Numbered | undefined)[] {
  const usual = usualSaid(database, articleIds);
  const rows = database.tuples(
    `SELECT asked.key, number, state, trashed, finished, nullif(heads, ?2), nullif(later, ?3)
     FROM json_each(?1) AS asked CROSS JOIN article a ON a.id = asked.value WHERE a.trashed <> 2`,
    JSON.stringify(articleIds),
    usual.heads,
    usual.later,
  );
  const found = articleIds.map((): Numbered | undefined => undefined);
  for (const [key, number, state, trashed, finished, heads, later] of rows) {
    if (typeof number !== "number") throw new DamagedIndex("an article without a number");
    found[Number(key)] = {
      number,
      state: String(state),
      trashed: trashed === 1,
      isFinished: finished === 1,
      heads: heads === null ? usual.heads : String(heads),
      later: later === null ? usual.later : String(later),
    };
  }
  return found;
}

/** What was said of the first, and so of most: that text need not be brought out of the database a hundred thousand times. */
function usualSaid(
  database: Database,
  [first]: readonly ArticleId[],
): Pick<Numbered, "heads" | "later"> {
  const row = first && database.first("SELECT heads, later FROM article WHERE id = ?", first);
  return row ? { heads: textIn(row, "heads"), later: textIn(row, "later") } : NOTHING_SAID;
}

const NOTHING_SAID = { heads: "[]", later: "" } as const;

/** The articles that were looked up last, and what was found. */
interface LookedUp {
  articleIds: readonly ArticleId[];
  found: readonly (Numbered | undefined)[];
}

const lookedUp = keptUntilChanged((): LookedUp => ({ articleIds: [], found: [] }));

/**
 * As `lookUp`, once: of articles whose standings were read just before, and nothing in the index changed since, what was found then. So a
 * deed on all articles looks them up once, not twice.
 */
export function lookUpAgain(
  database: Database,
  articleIds: readonly ArticleId[],
): readonly (Numbered | undefined)[] {
  const kept = lookedUp(database);
  const found = pick(kept, articleIds) ?? lookUp(database, articleIds);
  // With a hundred thousand articles it is much to keep for nobody.
  Object.assign(kept, { articleIds: [], found: [] });
  return found;
}

/** @returns undefined where one of them was not looked up */
function pick(
  kept: LookedUp,
  articleIds: readonly ArticleId[],
): readonly (Numbered | undefined)[] | undefined {
  // Nearly always the deed is on all of them, in the same order.
  const areSame = (articleId: ArticleId, at: number): boolean => articleId === kept.articleIds[at];
  if (articleIds.length === kept.articleIds.length && articleIds.every(areSame)) return kept.found;
  const places = new Map(kept.articleIds.map((articleId, at) => [articleId, at]));
  const picked = articleIds.map((articleId) => places.get(articleId));
  if (picked.includes(undefined)) return undefined;
  return picked.map((at) => (at === undefined ? undefined : kept.found[at]));
}

export function countArticles(database: Database): number {
  const row = database.first("SELECT count(*) AS count FROM article");
  return row === undefined ? 0 : numberIn(row, "count");
}

/** By the number of the article. Those that are called so now: a few that are called otherwise may be among them. */
function tagsCalled(
  database: Database,
  called: readonly Tag[],
): ReadonlyMap<number, readonly Tag[]> {
  const tags = new Map<number, readonly Tag[]>();
  if (called.length === 0) return tags;
  // One list for all that carry no more than that tag: a deed sees at once that they are alike.
  const parsed = remembering((tag): readonly Tag[] => [storedTag({ tag })]);
  const rows = database.tuples(
    "SELECT article, tag FROM article_tag WHERE name IN (SELECT value FROM json_each(?))",
    JSON.stringify(namesInUse(database, called)),
  );
  for (const [article, text] of rows) {
    const number = Number(article);
    const tag = parsed(String(text));
    const carried = tags.get(number);
    tags.set(number, carried === undefined ? tag : [...carried, ...tag]);
  }
  return tags;
}

/** How many of these articles carry each tag, by the name that it has now. What carries several that have become one counts once. */
export function countTagsOf(
  database: Database,
  articleIds: readonly ArticleId[],
): { readonly total: number; readonly tags: ReadonlyMap<Tag, number> } {
  return database.read(() => {
    const row = database.first(
      `SELECT json_group_array(number) AS numbers FROM json_each(?) AS asked
       CROSS JOIN article a ON a.id = asked.value WHERE a.trashed <> 2`,
      JSON.stringify(articleIds),
    );
    const wanted = new Set(numbersIn(row, "numbers"));
    const names = tagNamesOf(database);
    const shown = remembering((tag) => ({ tag: names.shownAs(storedTag({ tag })) }));
    const carriers = new Map<Tag, Set<number>>();
    // The table stands in order of names: one article's tags are looked for everywhere, and so may as well be those of many.
    for (const [article, text] of database.tuples("SELECT article, tag FROM article_tag")) {
      const number = Number(article);
      const { tag } = shown(String(text));
      if (tag === undefined || !wanted.has(number)) continue;
      const carrying = carriers.get(tag);
      if (carrying === undefined) carriers.set(tag, new Set([number]));
      else carrying.add(number);
    }
    const tags = new Map(Array.from(carriers, ([tag, { size }]) => [tag, size]));
    return { total: wanted.size, tags };
  });
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
