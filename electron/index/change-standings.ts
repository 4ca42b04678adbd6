import { assertNever } from "#core/assert-never.js";
import { compareText } from "#core/compare-text.js";
import type { ArticleId } from "#core/identity/ids.js";
import { type BulkGroup, type MarksChange, unpackIds } from "#core/operation/bulk-deed.js";
import type { StandingHead } from "#core/operation/standing-heads.js";
import type { Tag } from "#core/tag/tag.js";
import { type LaterMarks, laterMarks } from "./article-row.ts";
import { writeTagsOfMany } from "./carried-tags.ts";
import { type Database, numberIn } from "./database.ts";
import { isFilled, type ListOrder, ORDERS_WITH, withoutOrders } from "./schema.ts";
import { SEAL_LENGTH, sealRecord } from "./sealed-text.ts";
import {
  chosen,
  countArticles,
  headsIn,
  NO_TAGS,
  type Numbered,
  type Standing,
  tagsOf,
} from "./standings.ts";

/** When a deed was done, and its name: from now on the head of every article that it changed. */
export interface StandingDeed {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly heads: readonly StandingHead[];
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
  const sets = groups.map(({ change }) => change.set ?? {});
  if (sets.some(({ trashed }) => trashed !== undefined)) return ORDERS_WITH.trashed;
  return sets.some(({ state }) => state !== undefined) ? ORDERS_WITH.state : ORDERS_WITH.modified;
}

/** Articles that become the same. */
interface Alike {
  readonly set: MarksChange["set"];
  readonly finishing: Finishing;
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
      const finishing = finishingOf(change, one);
      const key = `${index} ${finishing} ${carried?.join("\n") ?? ""} ${one.later}`;
      let those = alike.get(key);
      if (those === undefined) {
        const marks = marksOf(change, { carried, finishing }, deed);
        const later = sealRecord({ ...laterMarks(one.later), ...marks });
        those = { set: change.set, finishing, later, numbers: [], turned: [] };
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
  { carried, finishing }: { carried: readonly Tag[] | undefined; finishing: Finishing },
  { at }: StandingDeed,
): LaterMarks {
  return {
    modified: at,
    ...(state !== undefined && { state }),
    ...(trashed !== undefined && { trashed, trashedAt: trashed ? at : null }),
    ...(carried !== undefined && { tags: [...carried] }),
    ...(finishing !== "same" && { finishedAt: finishing === "finished" ? at : null }),
  };
}

/** What becomes of whether it is finished: see `foldFinished`. */
type Finishing = "same" | "finished" | "taken up again";

function finishingOf({ set }: MarksChange, { isFinished }: Numbered): Finishing {
  const state = set?.state;
  switch (state) {
    case undefined:
    case "archived":
      return "same";
    case "done":
      return isFinished ? "same" : "finished";
    case "inbox":
    case "reading":
      return isFinished ? "taken up again" : "same";
    default:
      return assertNever(state);
  }
}

/** See `articleColumns`. What was read before it was finished stands in the row, behind its checksum. */
const ROW = `substr(row, ${SEAL_LENGTH + 1})`;
const READ_COLUMNS: Readonly<Record<Finishing, readonly string[]>> = {
  same: [],
  // ?2: when, as `writeAlike` binds it.
  finished: ["finished = 1", "readAt = ?2", "readShare = 1"],
  "taken up again": [
    "finished = 0",
    `readAt = coalesce(CAST(round(unixepoch(json_extract(${ROW}, '$.lastReadAt'), 'subsec') * 1000) AS INTEGER), 0)`,
    `readShare = json_extract(${ROW}, '$.progress')`,
  ],
};

/** Only columns that change are named, since SQLite enters all that are named into every order that has them. */
function writeAlike(database: Database, alike: Alike, { at, heads }: StandingDeed): void {
  const { state, trashed } = alike.set ?? {};
  const time = Date.parse(at);
  const values = [
    ["later", alike.later],
    ["modified", time],
    ["heads", JSON.stringify(heads)],
    ...(state === undefined ? [] : [["state", state] as const]),
    ...(trashed === undefined
      ? []
      : [["trashed", Number(trashed)] as const, ["trashedAt", trashed ? time : 0] as const]),
  ] as const;
  const set = [
    ...values.map(([name], index) => `${name} = ?${index + 1}`),
    ...READ_COLUMNS[alike.finishing],
  ].join(", ");
  database.run(
    `UPDATE article SET ${set} WHERE number IN (SELECT value FROM json_each(?${values.length + 1}))`,
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
