import type { ArticleId } from "#core/identity/ids.js";
import { dispensableOperations, missedIn } from "#core/operation/compact-log.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { headsOf } from "#core/operation/heads.js";
import { invertAction } from "#core/operation/invert-action.js";
import { type Operation, operationRef } from "#core/operation/operation.js";
import type { RandomHistory, SimulatedLog } from "./random-histories.ts";
import type { RandomNumbers } from "./random-numbers.ts";
import { identity, version } from "./sample-operations.ts";
import { ARTICLE, TWIN } from "./simulate-writers.ts";

const IDS: readonly [ArticleId, ArticleId] = [ARTICLE, TWIN];
const twins = [{ ...identity, id: TWIN, created: "2026-11-22T08:30:00.000Z" }];
const DAY_MS = 24 * 3_600_000;

/** All that the files of one article say together, to be compared as text. */
export type FoldToText = (operations: readonly Operation[]) => string;

export function foldToText(operations: readonly Operation[]): string {
  return JSON.stringify(foldArticle({ identity, twins, versions: [version], operations }));
}

/** What must hold of every history. @returns the laws that it breaks, in words; none where all is well */
export function brokenLaws(
  { logs, now }: RandomHistory,
  random: RandomNumbers,
  fold: FoldToText = foldToText,
): readonly string[] {
  const written = logs.flatMap((log) => log.written);
  const present = logs.flatMap((log) => log.present);
  const state = fold(written);
  const part = random.someOf(written);
  const partly = fold(part);
  const broken: string[] = [];
  const expectSame = (law: string, one: string, other: string): void => {
    if (one !== other) broken.push(law);
  };

  expectSame("any order", fold(random.shuffled(written)), state);
  const repeated = [...written, ...random.someOf(written).map((each) => structuredClone(each))];
  expectSame("any duplication", fold(random.shuffled(repeated)), state);
  expectSame("any part, in any order", fold(random.shuffled([...part, ...part])), partly);
  expectSame("a part first, all of it later", fold([...part, ...random.shuffled(written)]), state);

  const texts = noteTexts(written);
  if (![...texts].every((text) => noteTexts(present).has(text))) broken.push("every note text");
  if (!logs.some(({ compactions }) => compactions > 0)) return broken;
  if (!isHidingClone(logs)) {
    expectSame("logs made smaller say the same", fold(random.shuffled(present)), state);
    expectSame("the same heads", headsToText(present), headsToText(written));
    const action = random.oneOf([written[random.below(written.length)], written.at(-1)])?.action;
    if (action !== undefined) {
      expectSame("the same undo", undoToText(present, action), undoToText(written, action));
    }
  }
  for (const log of logs) broken.push(...brokenByCompaction(log, { logs, now }, random, fold));
  return broken;
}

function brokenByCompaction(
  log: SimulatedLog,
  { logs, now }: RandomHistory,
  random: RandomNumbers,
  fold: FoldToText,
): readonly string[] {
  if (log.compactions === 0) return [];
  const broken: string[] = [];
  const others = logs.filter(({ writer }) => writer !== log.writer).flatMap((one) => one.written);
  for (let round = 0; round < 2; round += 1) {
    const arrived = random.someOf(others);
    const before = inFull([...log.written, ...arrived], fold);
    const after = inFull([...arrived, ...log.present], fold);
    if (after !== before) broken.push("with part of the others");
    const old = random.someOf(log.written);
    const mixed = inFull([...log.present, ...arrived, ...old], fold);
    if (mixed !== before) broken.push("with an old generation");
  }
  if (missedIn(log.present, log.written, Object.is).length > 0) broken.push("nothing missed");
  const left = new Set(log.present);
  for (const operation of log.written) {
    if (left.has(operation)) continue;
    if (operation.kind !== "position") broken.push("all that a person said is kept");
    // Compaction looks at most four hundred days ahead.
    if (operation.t > new Date(now + 310 * DAY_MS).toISOString()) broken.push("ninety days");
  }
  const again = dispensableOperations(log.present, now + 400 * DAY_MS);
  const smallest = log.present.filter((operation) => !again.has(operation));
  if (dispensableOperations(smallest, now + 400 * DAY_MS).size > 0) broken.push("once is enough");
  return broken;
}

/** Not only what they say together, but also what the next operations would name, and what one of two twins says alone. */
function inFull(operations: readonly Operation[], fold: FoldToText): string {
  const alone = foldArticle({ identity, versions: [version], operations });
  return fold(operations) + headsToText(operations) + JSON.stringify(alone);
}

/**
 * A clone that said something else under a number that was left out: who had seen which of them cannot be told any more, since
 * nobody knows that there were two. See WHY.md.
 */
function isHidingClone(logs: readonly SimulatedLog[]): boolean {
  return logs.some((log) => {
    const left = new Set(log.present);
    const dropped = new Map(
      log.written.filter((one) => !left.has(one)).map((one) => [operationRef(one), one]),
    );
    return logs.some((other) =>
      other.written.some((one) => (dropped.get(operationRef(one)) ?? one) !== one),
    );
  });
}

function noteTexts(operations: readonly Operation[]): ReadonlySet<string> {
  return new Set(
    operations.flatMap((one) => (one.kind === "highlight" ? [one.set?.note ?? []].flat(2) : [])),
  );
}

function headsToText(operations: readonly Operation[]): string {
  const highlights = new Set(operations.flatMap((one) => (one.kind === "highlight" ? one.id : [])));
  return JSON.stringify([
    headsOf(operations, "article", ...IDS),
    headsOf(operations, "position", ...IDS),
    ...[...highlights].toSorted().map((id) => headsOf(operations, "highlight", id)),
  ]);
}

function undoToText(
  operations: readonly Operation[],
  action: NonNullable<Operation["action"]>,
): string {
  return JSON.stringify(invertAction(operations, action, IDS));
}
