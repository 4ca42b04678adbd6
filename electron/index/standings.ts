import { ArticleState } from "#core/article/article-state.js";
import { compareText } from "#core/compare-text.js";
import type { ArticleId } from "#core/identity/ids.js";
import { type BulkGroup, type MarksChange, unpackIds } from "#core/operation/bulk-deed.js";
import type { StandingHead } from "#core/operation/standing-heads.js";
import type { Tag } from "#core/tag/tag.js";
import { type LaterMarks, laterMarks } from "./article-row.ts";
import { storedTag, writeTagsOfMany } from "./carried-tags.ts";
import { DamagedIndex } from "./damaged-index.ts";
import { type Database, numberIn } from "./database.ts";
import { isFilled, LIST_ORDERS, type ListOrder, withoutOrders } from "./schema.ts";
import { parseStored, sealRecord } from "./sealed-text.ts";

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

/** When a deed was done, and its name: from now on the head of every article that it changed. */
export interface StandingDeed {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly heads: readonly StandingHead[];
}

/** An article among its tables. */
interface Numbered {
  readonly number: number;
  readonly articleId: ArticleId;
  readonly state: string;
  readonly trashed: boolean;
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

const NO_TAGS: readonly Tag[] = [];
const COLUMNS = "SELECT number, id, state, trashed, heads, later FROM article WHERE trashed <> 2";
/** Where that part of all articles is meant, reading all of them is quicker than looking each up. */
const LARGE_PART = 0.1;

function chosen(
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
  for (const [number, id, state, trashed, heads, later] of rows) {
    if (wanted?.has(String(id)) === false) continue;
    if (typeof number !== "number") throw new DamagedIndex("an article without a number");
    // Ids were parsed when their files were read.
    const articleId = String(id) as ArticleId;
    found.set(articleId, {
      number,
      articleId,
      state: String(state),
      trashed: trashed === 1,
      heads: String(heads),
      later: String(later),
    });
  }
  return found;
}

function countArticles(database: Database): number {
  const row = database.first("SELECT count(*) AS count FROM article");
  return row === undefined ? 0 : numberIn(row, "count");
}

/** By the number of the article; each sorted by code unit. */
function tagsOf(
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

/** From so many on, and if they are a good part of all, the orders of lists are laid anew. */
const MANY = 2_000;
const GOOD_PART = 0.05;

/** An article of which something else was said last than whoever did the deed knew. */
export type PassedOver = Pick<Standing, "articleId" | "heads">;

/**
 * Changes very many articles in one transaction, without looking at their texts or writing their rows. What recurs in others is put
 * right later, by `settleArticles`.
 * @returns articles that were passed over
 * Cost: proportional to the articles, a hundredth of what `putArticles` takes.
 */
export function changeStandings(
  database: Database,
  groups: readonly BulkGroup[],
  deed: StandingDeed,
): readonly PassedOver[] {
  return database.write(() => {
    const articleIds = groups.flatMap(({ ids }) => unpackIds(ids));
    const found = chosen(database, articleIds);
    const isTagging = groups.some(({ change }) => (change.add ?? change.remove) !== undefined);
    const tags = isTagging ? tagsOf(database, found) : new Map<number, readonly Tag[]>();
    const plan = planChange(groups, { found, tags, deed });
    const write = (): void => {
      for (const alike of plan.alike.values()) writeAlike(database, alike, deed);
    };
    const isMany = found.size > MANY && found.size > countArticles(database) * GOOD_PART;
    if (isMany) withoutOrders(database, ordersOf(groups), write);
    else write();
    writeTagsOfMany(database, tags, plan.retagged);
    return plan.passedOver;
  });
}

/** Which orders have a column that changes. */
function ordersOf(groups: readonly BulkGroup[]): readonly ListOrder[] {
  return groups.some(({ change }) => change.set !== undefined) ? LIST_ORDERS : ["modified"];
}

/** Articles that become the same. */
interface Alike {
  readonly set: MarksChange["set"];
  /** Sealed. */
  readonly later: string;
  readonly numbers: number[];
  /** Those that go to the trash or come back. */
  readonly turned: number[];
}

interface Plan {
  readonly alike: ReadonlyMap<string, Alike>;
  /** All tags that an article carries then, by its number; only of those whose tags change. */
  readonly retagged: ReadonlyMap<number, readonly Tag[]>;
  readonly passedOver: readonly PassedOver[];
}

interface PlanParts {
  readonly found: ReadonlyMap<ArticleId, Numbered>;
  readonly tags: ReadonlyMap<number, readonly Tag[]>;
  readonly deed: StandingDeed;
}

function planChange(groups: readonly BulkGroup[], { found, tags, deed }: PlanParts): Plan {
  const alike = new Map<string, Alike>();
  const retagged = new Map<number, readonly Tag[]>();
  const passedOver: PassedOver[] = [];
  for (const [index, { change, heads, ids }] of groups.entries()) {
    const seen = JSON.stringify(heads);
    for (const articleId of unpackIds(ids)) {
      const one = found.get(articleId);
      if (one === undefined) continue;
      if (one.heads !== seen) {
        passedOver.push({ articleId, heads: headsIn(one.heads) });
        continue;
      }
      const carried = tagsAfter(change, tags.get(one.number) ?? NO_TAGS);
      if (carried !== undefined) retagged.set(one.number, carried);
      const key = `${index} ${carried?.join("\n") ?? ""} ${one.later}`;
      let those = alike.get(key);
      if (those === undefined) {
        const marks = marksOf(change, carried, deed);
        const later = sealRecord({ ...laterMarks(one.later), ...marks });
        those = { set: change.set, later, numbers: [], turned: [] };
        alike.set(key, those);
      }
      those.numbers.push(one.number);
      const { trashed } = change.set ?? {};
      if (trashed !== undefined && trashed !== one.trashed) those.turned.push(one.number);
    }
  }
  return { alike, retagged, passedOver };
}

/** @returns undefined where no tag changes */
function tagsAfter({ add, remove }: MarksChange, tags: readonly Tag[]): readonly Tag[] | undefined {
  if (add === undefined && remove === undefined) return undefined;
  const left = tags.filter((tag) => remove?.tags.includes(tag) !== true);
  return [...new Set([...left, ...(add?.tags ?? [])])].toSorted(compareText);
}

function marksOf(
  { set: { state, trashed } = {} }: MarksChange,
  tags: readonly Tag[] | undefined,
  { at }: StandingDeed,
): LaterMarks {
  return {
    modified: at,
    ...(state !== undefined && { state }),
    ...(trashed !== undefined && { trashed, trashedAt: trashed ? at : null }),
    ...(tags !== undefined && { tags: [...tags] }),
  };
}

/** Only columns that change are named, since SQLite enters all that are named into every order that has them. */
function writeAlike(database: Database, alike: Alike, { at, heads }: StandingDeed): void {
  const { state, trashed } = alike.set ?? {};
  const time = Date.parse(at);
  const values = [
    ["later", alike.later],
    ["heads", JSON.stringify(heads)],
    ["modified", time],
    ...(state === undefined ? [] : [["state", state] as const]),
    ...(trashed === undefined
      ? []
      : [["trashed", Number(trashed)] as const, ["trashedAt", trashed ? time : 0] as const]),
  ] as const;
  const set = values.map(([name]) => `${name} = ?`).join(", ");
  database.run(
    `UPDATE article SET ${set} WHERE number IN (SELECT value FROM json_each(?))`,
    ...values.map(([, value]) => value),
    JSON.stringify(alike.numbers),
  );
  if (alike.turned.length > 0 && isFilled(database)) unsettle(database, alike.turned);
}

/** Who turned twice since the paragraphs were listed is where he was. */
function unsettle(database: Database, numbers: readonly number[]): void {
  const among = "number IN (SELECT value FROM json_each(?))";
  const json = JSON.stringify(numbers);
  const back = database
    .all(`SELECT number FROM unsettled WHERE ${among}`, json)
    .map((row) => numberIn(row, "number"));
  database.run(`DELETE FROM unsettled WHERE ${among}`, json);
  const wasUnsettled = new Set(back);
  database.run(
    "INSERT INTO unsettled SELECT value FROM json_each(?)",
    JSON.stringify(numbers.filter((number) => !wasUnsettled.has(number))),
  );
}

/** A log grew by what the index knew already: its article need not be read again. */
export interface Restamp {
  readonly articleId: ArticleId;
  /** Where the index has another stamp, it has not seen all of the files, and keeps it. */
  readonly from: string;
  readonly to: string;
}

export function restampArticles(database: Database, stamps: readonly Restamp[]): void {
  if (stamps.length === 0) return;
  database.write(() => {
    for (const { articleId, from, to } of stamps) {
      database.run("UPDATE article SET stamp = ? WHERE id = ? AND stamp = ?", to, articleId, from);
    }
  });
}

function headsIn(text: string): readonly StandingHead[] {
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
