import { copyFile, cp, readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { foldArticle } from "#core/operation/fold-article.js";
import type { Change, Operation } from "#core/operation/operation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { Library } from "../../../electron/library/library.ts";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

const DAY_MS = 24 * 3_600_000;
const NOW = Date.parse("2026-11-22T09:00:00.000Z");

const article = newArticle();
const highlight = newHighlight(article, "first");
if (highlight.kind !== "highlight") throw new Error("a highlight");
const { id } = highlight;
/** What is said one after the other, each by somebody who has seen all before. */
const CHANGES: readonly Change[] = [
  highlight,
  { kind: "highlight", id, set: { note: "second" } },
  { kind: "highlight", id, set: { color: "green" } },
  { kind: "article", id: article.articleId, set: { state: "reading" } },
  { kind: "highlight", id, set: { note: "third" } },
  { kind: "article", id: article.articleId, set: { state: "done" } },
];

/** How far a clock is off, from one change to the next. */
const CLOCKS: readonly (readonly [string, readonly number[]])[] = [
  ["right", [0, 1, 2, 3, 4, 5]],
  [
    "forty days behind from the second on",
    [0, 1, 2, 3, 4, 5].map((day) => (day === 0 ? 0 : day - 40)),
  ],
  ["years ahead for a moment", [0, 3_650, 2, 3, 4, 5]],
  ["running backwards", [5, 4, 3, 2, 1, 0]],
  ["at the beginning of time", [0, -20_000, -20_000, 1, -20_000, 2]],
];

test.each(CLOCKS)(
  "with a clock that is %s what was said last counts, and nothing is lost",
  async (_clock, days) => {
    const places = await testPlaces();
    let day = 0;
    const library = valueOf(
      await openLibrary({ ...places, create: true, now: () => NOW + day * DAY_MS }),
    );
    valueOf(await library.addArticle(article));
    for (const [index, change] of CHANGES.entries()) {
      day = days[index] ?? 0;
      valueOf(await library.append(article.articleId, [change]));
    }
    await expectAllSaid(library);
    await library.close();
  },
);

test("an hour that comes twice, and one that never comes, change nothing: times are written in UTC", async () => {
  vi.stubEnv("TZ", "Europe/Berlin");
  const places = await testPlaces();
  // The clocks are set back at 01:00 UTC, and forward at the same hour in March.
  let now = Date.parse("2026-10-25T00:30:00.000Z");
  const library = valueOf(await openLibrary({ ...places, create: true, now: () => now }));
  valueOf(await library.addArticle(article));
  for (const change of CHANGES) {
    valueOf(await library.append(article.articleId, [change]));
    now += 30 * 60_000;
  }
  const { operations } = await expectAllSaid(library);
  const times = operations.map(({ t }) => t);
  expect(times).toEqual([...times].toSorted((one, other) => (one < other ? -1 : 1)));
  expect(times[0]).toContain("2026-10-25T00:30:00.000Z");
  await library.close();
  vi.unstubAllEnvs();
});

test("two devices whose clocks are years apart come to one state, in which each note that was written at once still stands", async () => {
  const here = await testPlaces();
  const first = valueOf(await openLibrary({ ...here, create: true, now: () => NOW }));
  valueOf(await first.addArticle(article));
  valueOf(await first.append(article.articleId, [highlight]));
  const there: TestPlaces = await testPlaces();
  await cp(here.directory, there.directory, { recursive: true });
  const ahead = NOW + 9 * 365 * DAY_MS;
  const second = valueOf(await openLibrary({ ...there, create: true, now: () => ahead }));
  valueOf(await first.append(article.articleId, [noteOf("written here")]));
  valueOf(await second.append(article.articleId, [noteOf("written there")]));
  await bringMarks(there, here);
  await bringMarks(here, there);
  const states = await Promise.all([first, second].map(stateOf));
  expect(states[1]).toEqual(states[0]);
  const [state] = states;
  const texts = state?.annotations.flatMap(({ noteVersions }) =>
    noteVersions.map(({ text }) => text),
  );
  expect(new Set(texts)).toEqual(new Set(["written here", "written there"]));

  // Who has seen both says the last word, however far behind his clock is.
  valueOf(await first.append(article.articleId, [noteOf("decided")]));
  await bringMarks(here, there);
  for (const library of [first, second]) {
    expect((await stateOf(library)).annotations.map(({ note }) => note)).toEqual(["decided"]);
  }
  for (const library of [first, second]) await library.close();
});

test("a clock years ahead deletes nothing by itself, whatever is in the trash", async () => {
  const places = await testPlaces();
  let now = NOW;
  const open = async (): Promise<Library> =>
    valueOf(await openLibrary({ ...places, create: true, now: () => now }));
  const library = await open();
  valueOf(await library.addArticle(article));
  const trashed = { kind: "article", id: article.articleId, set: { trashed: true } } as const;
  valueOf(await library.append(article.articleId, [highlight, trashed]));
  await library.close();
  const before = await filesOf(places);
  now = NOW + 20 * 365 * DAY_MS;
  const later = await open();
  await later.scan();
  await later.check({ repair: true });
  await later.compactLogs(new AbortController().signal);
  await later.close();
  expect(await filesOf(places)).toEqual(before);
});

function noteOf(note: string): Change {
  return { kind: "highlight", id, set: { note } };
}

async function stateOf(library: Library): Promise<ArticleRecord> {
  return foldArticle(valueOf(await library.readArticle(article.articleId)));
}

async function expectAllSaid(library: Library): Promise<{ operations: readonly Operation[] }> {
  const files = valueOf(await library.readArticle(article.articleId));
  expect(files.operations).toMatchObject(CHANGES);
  const { annotations, state } = foldArticle(files);
  expect(annotations).toMatchObject([{ note: "third", color: "green", noteVersions: [] }]);
  expect(state).toBe("done");
  return files;
}

async function bringMarks(from: TestPlaces, to: TestPlaces): Promise<void> {
  const [folder = ""] = await readdir(join(from.directory, "articles"));
  const marks = join("articles", folder, "marks");
  for (const name of await readdir(join(from.directory, marks))) {
    const [theirs, own] = [join(from.directory, marks, name), join(to.directory, marks, name)];
    const [size = 0, ownSize = 0] = await Promise.all([theirs, own].map(sizeOf));
    // Each log has one writer, so that the longer of two is the later one.
    if (size > ownSize) await copyFile(theirs, own);
  }
}

async function sizeOf(path: string): Promise<number> {
  return await stat(path).then(
    ({ size }) => size,
    () => 0,
  );
}

async function filesOf({ directory }: TestPlaces): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name === "notes.md") continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path, await readFile(path, "latin1"));
  }
  return files;
}
