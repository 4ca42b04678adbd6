import { appendFile, copyFile, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { ARTICLE_FORMAT } from "#core/article/article-identity.js";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import { OPERATION_VERSION } from "#core/operation/operation.js";
import { fillWithLargeLog, generationsIn, marksFolder, stateOf } from "./large-log.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";

const { signal } = new AbortController();

test("a log that has grown far beyond what it says is written anew, and the old one goes at the next start", async () => {
  const places = await testPlaces();
  const articleId = await fillWithLargeLog(places);
  const first = await openTestLibrary(places);
  await first.scan();
  const before = await stateOf(first, articleId);
  expect(before.notes).toEqual(["first thought", "second thought"]);
  expect(await first.compactLogs(signal)).toEqual([articleId]);
  const sizes = await generationsIn(places);
  expect(Object.keys(sizes)).toEqual([".g2.jsonl", ".jsonl"]);
  expect(sizes[".g2.jsonl"]).toBeLessThan((sizes[".jsonl"] ?? 0) / 20);
  expect(await stateOf(first, articleId)).toEqual(before);
  expect(await first.compactLogs(signal)).toEqual([]); // Not before the next start.
  expect(Object.keys(await generationsIn(places))).toHaveLength(2);

  const [next] = valueOf(await first.append(articleId, [reading(articleId)]));
  await first.close();
  const second = await openTestLibrary(places);
  await second.scan();
  const later = await stateOf(second, articleId);
  expect(later.record.state).toBe("reading");
  expect(await second.compactLogs(signal)).toEqual([articleId]);
  expect(Object.keys(await generationsIn(places))).toEqual([".g2.jsonl"]);
  expect(await stateOf(second, articleId)).toEqual(later);
  // The writer goes on with its numbers, in the log that is left.
  const [last] = valueOf(await second.append(articleId, [reading(articleId)]));
  expect(last).toMatchObject({ w: next?.w, n: (next?.n ?? 0) + 1 });
  expect(Object.keys(await generationsIn(places))).toEqual([".g2.jsonl"]);
  expect((await second.check({ repair: false })).problems).toEqual([]);
});

test("an old generation that a sync tool brings back changes nothing, and goes again", async () => {
  const places = await testPlaces();
  const articleId = await fillWithLargeLog(places);
  const marks = await marksFolder(places);
  const [log = ""] = await readdir(marks);
  const kept = await readFile(join(marks, log));
  await compactOnce(places);
  await compactOnce(places);
  expect(Object.keys(await generationsIn(places))).toEqual([".g2.jsonl"]);

  const library = await openTestLibrary(places);
  await library.scan();
  const before = await stateOf(library, articleId);
  const [own] = valueOf(await library.append(articleId, [reading(articleId)]));
  await writeFile(join(marks, log), kept);
  const after = await stateOf(library, articleId);
  expect(after.record).toMatchObject({ ...before.record, state: "reading", modified: anyText });
  expect((await library.check({ repair: false })).problems).toEqual([]);
  const [next] = valueOf(await library.append(articleId, [reading(articleId)]));
  expect(next).toMatchObject({ w: own?.w, n: (own?.n ?? 0) + 1 });
  await library.close();
  await compactOnce(places);
  expect(Object.keys(await generationsIn(places))).toEqual([".g2.jsonl"]);
});

test("an old generation that says more than the later one stays, and the check says so", async () => {
  const places = await testPlaces();
  const articleId = await fillWithLargeLog(places);
  await compactOnce(places);
  const marks = await marksFolder(places);
  const later = (await readdir(marks)).find((name) => name.includes(".g2.")) ?? "";
  const lines = (await readFile(join(marks, later), "utf8")).split("\n");
  await writeFile(join(marks, later), lines.slice(1).join("\n")); // As a tool might that joins files.
  const library = await openTestLibrary(places);
  await library.scan();
  const { notes } = await stateOf(library, articleId);
  await library.compactLogs(signal);
  expect(Object.keys(await generationsIn(places))).toHaveLength(2);
  expect((await stateOf(library, articleId)).notes).toEqual(notes);
  const { problems } = await library.check({ repair: true });
  expect(problems).toMatchObject([{ problem: expect.stringContaining("1 line") as string }]);
  expect(Object.keys(await generationsIn(places))).toHaveLength(2);
});

test("nothing is made smaller in doubt", async () => {
  const doubts: Readonly<Record<string, (log: string) => Promise<void>>> = {
    "a damaged line": (log) => appendFile(log, '{"v":1,"w":"k3x9q2"\n'),
    "a line of a newer Postil": (log) => appendFile(log, newerLine()),
    "a line of a newer Postil in the log of another": (log) =>
      writeFile(join(dirname(log), "k3x9q2.jsonl"), newerLine()),
    "an article of a newer Postil": (log) => makeNewer(join(dirname(log), "..", "article.json")),
    "a line cut short": (log) => appendFile(log, '{"v":1,'),
    "a log put back from a backup": async (log) => {
      const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
      await writeFile(log, `${lines.slice(0, -1).join("\n")}\n`);
    },
    "a conflict copy that says more": async (log) => {
      await copyFile(log, log.replace(".jsonl", ".sync-conflict-20261122-101500-ABCDEFG.jsonl"));
      const lines = (await readFile(log, "utf8")).trimEnd().split("\n");
      await writeFile(log, `${lines.slice(1).join("\n")}\n`);
    },
  };
  for (const [doubt, cast] of Object.entries(doubts)) {
    const places = await testPlaces();
    await fillWithLargeLog(places);
    const marks = await marksFolder(places);
    const [log = ""] = await readdir(marks);
    await cast(join(marks, log));
    const before = await generationsIn(places);
    await compactOnce(places);
    expect({ doubt, ...(await generationsIn(places)) }).toEqual({ doubt, ...before });
  }
});

test("what a newer Postil wrote to since the last scan is left alone, an old generation of it too", async () => {
  const places = await testPlaces();
  await fillWithLargeLog(places);
  await compactOnce(places);
  const before = await generationsIn(places);
  expect(Object.keys(before)).toHaveLength(2);
  const library = await openTestLibrary(places);
  await library.scan();
  await makeNewer(join(await marksFolder(places), "..", "article.json"));
  expect(await library.compactLogs(signal)).toEqual([]);
  expect(await generationsIn(places)).toEqual(before);
});

test("nothing is made smaller while the library can only be read, or another process writes under that id", async () => {
  const places = await testPlaces();
  const articleId = await fillWithLargeLog(places);
  const other = await openTestLibrary(places);
  valueOf(await other.append(articleId, [reading(articleId)])); // Now it has the id.
  await compactOnce(places);
  expect(Object.keys(await generationsIn(places))).toHaveLength(1);
  await other.close();

  const library = await openTestLibrary(places);
  await library.scan();
  await rm(join(places.directory, "library.json"));
  expect(await library.compactLogs(signal)).toEqual([]);
  expect(Object.keys(await generationsIn(places))).toHaveLength(1);
});

const anyText: unknown = expect.any(String);

/** As a start does. */
async function compactOnce(places: TestPlaces): Promise<void> {
  const library = await openTestLibrary(places);
  await library.scan();
  await library.compactLogs(signal);
  await library.close();
}

function reading(id: Parameters<typeof stateOf>[1]) {
  return { kind: "article", id, set: { state: "reading" } } as const;
}

async function makeNewer(path: string): Promise<void> {
  const identity = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
  await writeFile(path, JSON.stringify({ ...identity, format: ARTICLE_FORMAT + 1 }));
}

function newerLine(): string {
  const body = `{"v":${OPERATION_VERSION + 1},"w":"k3x9q2","n":1,"what":"only a later Postil knows"}`;
  return `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}\n`;
}
