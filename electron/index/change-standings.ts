import { assertNever } from "#core/assert-never.js";
import {
  type BulkGroup,
  countIds,
  type MarksChange,
  unpackIds,
} from "#core/operation/bulk-deed.js";
import type { StandingHead } from "#core/operation/standing-heads.js";
import type { Tag } from "#core/tag/tag.js";
import { combineLater, type LaterMarks, laterMarks } from "./article-row.ts";
import { writeTagOfMeant } from "./carried-tags.ts";
import { type Database, numberIn, withMuchRoom } from "./database.ts";
import { createTally, IN_TRASH, type Tally, tallyMeant } from "./kept-counts.ts";
import { MEANT, meanArticles } from "./meant-articles.ts";
import {
  isFilled,
  isListing,
  lengthenLog,
  type ListOrder,
  ORDERS_WITH,
  withoutOrders,
} from "./schema.ts";
import { SEAL_LENGTH, sealRecord } from "./sealed-text.ts";
import { countArticles, headsIn, lookUpAgain, type Numbered, type Standing } from "./standings.ts";

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
 * Cost: proportional to the articles; no file and no text is read.
 */
export function changeStandings(
  database: Database,
  groups: readonly BulkGroup[],
  deed: StandingDeed,
): readonly PassedOver[] {
  const change = (): readonly PassedOver[] => writeChange(database, groups, deed);
  if (countIds({ groups }) <= MANY) return change();
  lengthenLog(database);
  return withMuchRoom(database, change);
}

function writeChange(
  database: Database,
  groups: readonly BulkGroup[],
  deed: StandingDeed,
): readonly PassedOver[] {
  return database.write(() => {
    const plan = planChange(database, groups, deed);
    const tally = createTally();
    // What goes to the trash takes with it what it counted before the deed, and what comes back brings what it counts after it.
    tallyTurned(database, tally, plan, "to the trash");
    const write = (): void => {
      for (const alike of plan.alike.values()) {
        meanArticles(database, alike.numbers);
        writeAlike(database, alike, deed);
        writeTags(database, tally, alike);
      }
    };
    const isMany = plan.size > MANY && plan.size > countArticles(database) * GOOD_PART;
    if (isMany) withoutOrders(database, ordersOf(groups), write);
    else write();
    tallyTurned(database, tally, plan, "back");
    tallyStates(tally, plan);
    tally.keep(database);
    return plan.passedOver;
  });
}

/** Which orders have a column that changes. */
function ordersOf(groups: readonly BulkGroup[]): readonly ListOrder[] {
  const sets = groups.map(({ change }) => change.set ?? {});
  if (sets.some(({ trashed }) => trashed !== undefined)) return ORDERS_WITH.trashed;
  return sets.some(({ state }) => state !== undefined) ? ORDERS_WITH.state : ORDERS_WITH.modified;
}

/** Articles that were alike, as far as a deed changes them, and become the same. */
interface Alike {
  readonly change: MarksChange;
  readonly finishing: Finishing;
  readonly before: Pick<Numbered, "state" | "trashed">;
  /** Sealed. */
  readonly later: string;
  readonly numbers: number[];
}

interface Plan {
  /** How many articles the deed is about. */
  readonly size: number;
  readonly alike: ReadonlyMap<string, Alike>;
  readonly passedOver: readonly PassedOver[];
}

function planChange(database: Database, groups: readonly BulkGroup[], deed: StandingDeed): Plan {
  const alike = new Map<string, Alike>();
  const passedOver: PassedOver[] = [];
  const articleIds = groups.flatMap(({ ids }) => unpackIds(ids));
  const found = lookUpAgain(database, articleIds);
  let at = 0;
  for (const { change, heads, ids } of groups) {
    const seen = JSON.stringify(heads);
    // Groups also differ by what was said before, which makes no difference here.
    const said = JSON.stringify(change);
    // Nearly all are as the one before.
    let last: { readonly one: Numbered; readonly those: Alike } | undefined;
    const end = at + countIds({ groups: [{ ids }] });
    for (; at < end; at += 1) {
      const one = found[at];
      const articleId = articleIds[at];
      if (one === undefined || articleId === undefined) continue;
      if (one.heads !== seen) {
        passedOver.push({ articleId, heads: headsIn(one.heads) });
        continue;
      }
      if (last === undefined || !areAlike(last.one, one)) {
        const { state, trashed, isFinished, later } = one;
        const key = `${state} ${trashed} ${isFinished} ${later} ${said}`;
        const those = alike.get(key) ?? becomingAlike(change, one, deed);
        alike.set(key, those);
        last = { one, those };
      }
      last.those.numbers.push(one.number);
    }
  }
  return { size: articleIds.length, alike, passedOver };
}

function areAlike(one: Numbered, other: Numbered): boolean {
  return (
    one.state === other.state &&
    one.trashed === other.trashed &&
    one.isFinished === other.isFinished &&
    one.later === other.later
  );
}

function becomingAlike(change: MarksChange, one: Numbered, deed: StandingDeed): Alike {
  const finishing = finishingOf(change, one);
  const marks = marksOf(change, finishing, deed);
  return {
    change,
    finishing,
    before: { state: one.state, trashed: one.trashed },
    later: sealRecord(combineLater(laterMarks(one.later), marks)),
    numbers: [],
  };
}

/** Those that go to the trash or come back. */
function turnOf({ change, before }: Alike): "to the trash" | "back" | "none" {
  const trashed = change.set?.trashed;
  if (trashed === undefined || trashed === before.trashed) return "none";
  return trashed ? "to the trash" : "back";
}

function tallyTurned(
  database: Database,
  tally: Tally,
  { alike }: Plan,
  turn: "to the trash" | "back",
): void {
  const turned = [...alike.values()].filter((those) => turnOf(those) === turn);
  const numbers = turned.flatMap((those) => those.numbers);
  if (numbers.length === 0) return;
  meanArticles(database, numbers);
  tallyMeant(database, tally, turn === "back" ? 1 : -1);
}

function tallyStates(tally: Tally, { alike }: Plan): void {
  for (const { before, change, numbers } of alike.values()) {
    const { state = before.state, trashed = before.trashed } = change.set ?? {};
    tally.add("article", before.trashed ? IN_TRASH : before.state, -numbers.length);
    tally.add("article", trashed ? IN_TRASH : state, numbers.length);
  }
}

function writeTags(database: Database, tally: Tally, alike: Alike): void {
  const { change, before } = alike;
  // As in `combineLater`: what is both removed and added is there.
  for (const tag of change.remove?.tags ?? []) write(tag, "remove");
  for (const tag of change.add?.tags ?? []) write(tag, "add");

  function write(tag: Tag, how: "add" | "remove"): void {
    const changed = writeTagOfMeant(database, tag, how);
    if (before.trashed || turnOf(alike) !== "none") return;
    tally.addTags("article_tag", [tag], how === "add" ? changed : -changed);
  }
}

function marksOf(
  { set: { state, trashed } = {}, add, remove }: MarksChange,
  finishing: Finishing,
  { at }: StandingDeed,
): LaterMarks {
  return {
    modified: at,
    ...(state !== undefined && { state }),
    ...(trashed !== undefined && { trashed, trashedAt: trashed ? at : null }),
    ...(add !== undefined && { addedTags: add.tags }),
    ...(remove !== undefined && { removedTags: remove.tags }),
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
const ROW = `(SELECT substr(row, ${SEAL_LENGTH + 1}) FROM article_row r WHERE r.number = article.number)`;
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

/** Of the articles that are meant. Only columns that change are named, since SQLite enters all that are named into every order that has them. */
function writeAlike(database: Database, alike: Alike, { at, heads }: StandingDeed): void {
  const { state, trashed } = alike.change.set ?? {};
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
    `UPDATE article SET ${set} WHERE number IN ${MEANT}`,
    ...values.map(([, value]) => value),
  );
  if (turnOf(alike) === "none") return;
  if (isFilled(database)) unsettleMeant(database);
  else if (isListing(database)) {
    database.run("INSERT OR IGNORE INTO unsettled SELECT number FROM temp.meant");
  }
}

/** Who turned twice since the paragraphs were listed is where he was. */
function unsettleMeant(database: Database): void {
  const back = database
    .all(`SELECT number FROM unsettled WHERE number IN ${MEANT}`)
    .map((row) => numberIn(row, "number"));
  database.run(`DELETE FROM unsettled WHERE number IN ${MEANT}`);
  database.run(
    `INSERT INTO unsettled SELECT number FROM temp.meant
     WHERE number NOT IN (SELECT value FROM json_each(?))`,
    JSON.stringify(back),
  );
}
