import { writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import type { Operation } from "#core/operation/operation.js";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { type ParsedLog, parseLog } from "../../../electron/library/parse-log.ts";
import { valueOf } from "../../main/library/new-library.ts";
import { howMany } from "../how-many.ts";
import { reportCell } from "../report/report-cell.ts";
import { BAD_LINES, NEWER_LINES } from "./bad-lines.ts";
import { makeMarkedLogs, type MarkedLog } from "./marked-logs.ts";

const NEWLINE = Buffer.from("\n");
/** Every so manieth byte: a number that no line's length is a multiple of. */
const CUT_STEP = howMany({ quick: 7, all: 1 });
const FLIPS = howMany({ quick: 100, all: 400 });
/** Of all damage, so much is put into a library that is opened: each costs one. */
const OPENED_EVERY = howMany({ quick: 400, all: 40 });

test(`logs cut at every ${CUT_STEP}. byte keep every line that is whole, and say that the last is not`, async () => {
  const tried = new Tried("a log cut at every byte");
  for (const log of await makeMarkedLogs()) {
    for (let cut = 0; cut <= log.bytes.length; cut += CUT_STEP) {
      // A line is whole with its last character; the line end behind it only closes it.
      const whole = log.ends.filter((end) => end <= cut).length;
      const isBetweenLines = cut === 0 || log.ends.includes(cut) || log.ends.includes(cut - 1);
      const intact = log.operations.slice(0, whole);
      await tried.one(log, log.bytes.subarray(0, cut), intact, isBetweenLines ? 0 : 1);
    }
  }
  tried.report();
});

test(`${FLIPS} bits that flip cost the line that they are in, which is reported`, async () => {
  const tried = new Tried("a bit flipped");
  const logs = await makeMarkedLogs();
  for (let flip = 0; flip < FLIPS; flip += 1) {
    const log = logs[flip % logs.length];
    if (log === undefined) throw new Error("there are logs");
    // Spread by steps that have nothing in common with the length.
    const bit = (flip * 7_919) % (log.bytes.length * 8);
    const at = Math.floor(bit / 8);
    const flipped = Buffer.from(log.bytes);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << (bit % 8));
    const line = log.ends.filter((end) => end < at).length;
    // Without its end a line runs into the next one.
    const hit = log.ends.includes(at) ? [line, line + 1] : [line];
    const intact = log.operations.filter((_, number) => !hit.includes(number));
    await tried.one(log, flipped, intact, "some");
  }
  tried.report();
});

test(`${BAD_LINES.length} lines that are no operations, between others, are each reported and cost none`, async () => {
  const tried = new Tried("lines of bad JSON");
  for (const log of (await makeMarkedLogs()).slice(-howMany({ quick: 1, all: 3 }))) {
    const [first = 0] = log.ends;
    for (const bad of BAD_LINES) {
      const bytes = Buffer.concat([
        log.bytes.subarray(0, first + 1),
        bad,
        NEWLINE,
        log.bytes.subarray(first + 1),
      ]);
      const more = bad.filter((byte) => byte === 0x0a).length;
      await tried.one(log, bytes, log.operations, more === 0 ? 1 : "some");
    }
    const all = BAD_LINES.flatMap((bad) => [bad, NEWLINE]);
    await tried.one(log, Buffer.concat([...all, log.bytes, ...all]), log.operations, "some");
  }
  tried.report();
});

test("what tools do to text costs no line: marks, line ends, merges, lines twice, and those of a later Postil", async () => {
  const tried = new Tried("byte order marks, CRLF, merge markers, lines twice, future lines");
  for (const log of await makeMarkedLogs()) {
    const lines = log.bytes.toString("utf8").trimEnd().split("\n");
    const shapes: readonly (readonly [text: string, damaged: number])[] = [
      [`\uFEFF${lines.join("\n")}\n`, 0],
      [`${lines.join("\r\n")}\r\n`, 0],
      [`\uFEFF${lines.join("\r\n")}`, 0],
      [`\n\n${lines.join("\n\n\n")}\n\n`, 0],
      [`${[...lines, ...lines, ...lines.toReversed()].join("\n")}\n`, 0],
      [`${lines.toReversed().join("\n")}\n`, 0],
      [["<<<<<<< mine", ...lines, "=======", ...lines, ">>>>>>> theirs", ""].join("\n"), 3],
      [["<<<<<<< a", "||||||| base", ...lines, "=======", ">>>>>>> b", ""].join("\r\n"), 4],
      [lines.map((line) => `> ${line}`).join("\n"), lines.length],
    ];
    for (const [text, damaged] of shapes) {
      const intact = damaged === lines.length ? [] : log.operations;
      await tried.one(log, Buffer.from(text), intact, damaged);
    }
    for (const newer of NEWER_LINES) {
      const bytes = Buffer.concat([log.bytes, newer, NEWLINE]);
      await tried.one(log, bytes, log.operations, 1);
      expect(parseLog(bytes, 0).damaged.map(({ problem }) => problem)).toEqual(["newer-version"]);
    }
  }
  tried.report();
});

/** Reads damaged logs, and counts. */
class Tried {
  readonly #cell: string;
  #points = 0;
  #acknowledged = 0;
  #lost = 0;
  #naiveLost = 0;

  constructor(cell: string) {
    this.#cell = cell;
  }

  /** @param damaged  how many lines must be reported */
  async one(
    log: MarkedLog,
    bytes: Buffer,
    intact: readonly Operation[],
    damaged: number | "some",
  ): Promise<void> {
    const parsed = parseLog(bytes, 0);
    const found = new Set(operationsOf(parsed).map((operation) => JSON.stringify(operation)));
    const lost = intact.filter((operation) => !found.has(JSON.stringify(operation)));
    expect(lost).toEqual([]);
    // Nothing is read that nobody wrote.
    expect(found.size).toBe(intact.length);
    const reported = parsed.damaged.length + (parsed.tail.damaged === undefined ? 0 : 1);
    if (damaged === "some") expect(reported).toBeGreaterThan(0);
    else expect(reported).toBe(damaged);
    this.#lost += lost.length;
    this.#acknowledged += intact.length;
    this.#naiveLost += lostOfOneFile(log, bytes, intact);
    if (this.#points % OPENED_EVERY === 0) await expectInLibrary(log, bytes, intact, damaged);
    this.#points += 1;
  }

  report(): void {
    reportCell({
      test: "T8",
      cell: this.#cell,
      acknowledged: this.#acknowledged,
      points: this.#points,
      lost: this.#lost,
      naiveLost: this.#naiveLost,
    });
  }
}

function operationsOf({ operations, tail }: ParsedLog): readonly Operation[] {
  const all = [...operations, ...(tail.operation === undefined ? [] : [tail.operation])];
  return all.map(({ operation }) => operation);
}

/** The same damage, as a share of its length, in one file of JSON that holds everything. */
function lostOfOneFile(log: MarkedLog, bytes: Buffer, intact: readonly Operation[]): number {
  const text = JSON.stringify(log.operations);
  const before = log.bytes.findIndex((byte, at) => byte !== bytes[at]);
  const at = before === -1 ? bytes.length : before;
  const there = Math.floor((at / log.bytes.length) * text.length);
  const damage = bytes.length < log.bytes.length ? "" : bytes.subarray(at, at + 1).toString();
  const rest = bytes.length < log.bytes.length ? "" : text.slice(there + 1);
  try {
    JSON.parse(text.slice(0, there) + damage + rest);
    return 0;
  } catch {
    // None of it can be read.
    return intact.length;
  }
}

/** The library opens, has all that is intact, and says what is damaged. */
async function expectInLibrary(
  { places, path }: MarkedLog,
  bytes: Buffer,
  intact: readonly Operation[],
  damaged: number | "some",
): Promise<void> {
  await writeFile(path, bytes);
  const library = valueOf(await openLibrary({ ...places, create: false }));
  try {
    const [article] = await library.scan();
    if (article === undefined) throw new Error("there is an article");
    const { operations } = valueOf(await library.readArticle(article.articleId));
    expect(operations).toHaveLength(intact.length);
    expect(operations).toEqual(expect.arrayContaining([...intact]));
    expect(library.problems().length > 0).toBe(damaged !== 0);
  } finally {
    await library.close();
  }
}
