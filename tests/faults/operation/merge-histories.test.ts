import { expect, test } from "vitest";
import { brokenLaws, foldToText } from "../../core/operation/history-laws.ts";
import { type RandomHistory, randomHistory } from "../../core/operation/random-histories.ts";
import { randomNumbers } from "../../core/operation/random-numbers.ts";
import { howMany } from "../how-many.ts";
import { reportCell } from "../report/report-cell.ts";

const HISTORIES = howMany({ quick: 500, all: 100_000 });
/** A test that takes minutes says nothing meanwhile. */
const AT_ONCE = howMany({ quick: 500, all: 5_000 });

/** Where the seeds begin: another number tries other histories. */
const FIRST_SEED = Number(process.env["MERGE_SEED"] ?? 1);

/** Of all batches. */
const all = { operations: 0, histories: 0, broken: 0, naivelyLost: 0 };

const BATCHES = Array.from({ length: HISTORIES / AT_ONCE }, (_, batch) => batch * AT_ONCE);

test.for(BATCHES)(
  `${AT_ONCE} of ${HISTORIES} random histories of 2 to 4 devices, compaction included, from %i on: one state, and every note text`,
  { timeout: 600_000 },
  (from) => {
    const figures = { operations: 0, notes: 0, forked: 0, compacted: 0, leftOut: 0 };
    for (let seed = FIRST_SEED + from; seed < FIRST_SEED + from + AT_ONCE; seed += 1) {
      const history = randomHistory(seed);
      const broken = brokenLaws(history, randomNumbers(seed));
      all.histories += 1;
      all.broken += broken.length;
      all.naivelyLost += lostByLastWriter(history);
      expect({ seed, broken }).toEqual({ seed, broken: [] });
      count(history, figures);
    }
    console.log(`${AT_ONCE} histories: ${JSON.stringify(figures)}`);
    all.operations += figures.operations;
    expect(figures.compacted).toBeGreaterThan(AT_ONCE / 20);
    expect(figures.leftOut).toBeGreaterThan(AT_ONCE / 10);
    expect(figures.forked).toBeGreaterThan(AT_ONCE / 50);
  },
);

test(`all ${HISTORIES} of them were tried`, () => {
  reportCell({
    test: "T11",
    cell: "random histories of 2 to 4 devices: any order, duplication and part, compaction included",
    acknowledged: all.operations,
    points: all.histories,
    lost: all.broken,
    naiveLost: all.naivelyLost,
  });
  expect(all.histories).toBe(HISTORIES);
});

/** How many note texts are lost where of each highlight only the one stays that has the latest time. */
function lostByLastWriter({ logs }: RandomHistory): number {
  const texts = new Map<string, Set<string>>();
  for (const one of logs.flatMap((log) => log.written)) {
    if (one.kind !== "highlight") continue;
    const written = [one.set?.note ?? []].flat(2).filter((text) => text !== "");
    for (const text of written) texts.set(one.id, (texts.get(one.id) ?? new Set()).add(text));
  }
  return [...texts.values()].reduce((lost, { size }) => lost + size - 1, 0);
}

function count(
  { logs }: RandomHistory,
  figures: {
    operations: number;
    notes: number;
    forked: number;
    compacted: number;
    leftOut: number;
  },
): void {
  const written = new Set(logs.flatMap((log) => log.written));
  const present = new Set(logs.flatMap((log) => log.present));
  figures.operations += written.size;
  figures.leftOut += written.size - present.size;
  figures.compacted += logs.some(({ compactions }) => compactions > 0) ? 1 : 0;
  figures.forked += new Set(logs.map(({ writer }) => writer)).size < logs.length ? 1 : 0;
  for (const one of written) figures.notes += one.kind === "highlight" && one.set?.note ? 1 : 0;
}

test("control: the laws are broken by a fold that takes what is read last", () => {
  const lastRead: typeof foldToText = (operations) =>
    JSON.stringify(operations.at(-1)) + foldToText(operations);
  let broken = 0;
  for (let seed = 1; seed <= 50; seed += 1) {
    if (brokenLaws(randomHistory(seed), randomNumbers(seed), lastRead).length > 0) broken += 1;
  }
  expect(broken).toBeGreaterThan(40);
});

test("control: the laws are broken by a compaction that keeps each writer's last position", () => {
  let tried = 0;
  let broken = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const { logs, now } = randomHistory(seed);
    const naive = logs.map((log) => {
      const last = log.written.findLast(({ kind }) => kind === "position");
      const present = log.written.filter((one) => one.kind !== "position" || one === last);
      return { ...log, present, compactions: present.length < log.written.length ? 1 : 0 };
    });
    if (naive.every(({ compactions }) => compactions === 0)) continue;
    tried += 1;
    const laws = brokenLaws({ logs: naive, now }, randomNumbers(seed));
    if (laws.some((law) => law.includes("others") || law.includes("say the same"))) broken += 1;
  }
  console.log(`a naive compaction changes ${broken} of ${tried} histories`);
  expect(broken).toBeGreaterThan(0);
});
