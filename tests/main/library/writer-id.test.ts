import { cp, readdir, rm, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { otherThan } from "./matchers.ts";
import type { Library } from "../../../electron/library/library.ts";
import { writersDirectory } from "../../../electron/library/writer-id.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

/** Above the largest number that Linux gives. */
const NO_PROCESS = 2 ** 22 + 1;

const article = newArticle();

async function placesWithArticle(): Promise<TestPlaces> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(article));
  await library.close();
  return places;
}

/** Writes one note. @returns the id it was written under, and its number */
async function writeWith(library: Library): Promise<{ w: string; n: number }> {
  const [operation] = valueOf(await library.append(article.articleId, [newHighlight(article)]));
  if (operation === undefined) throw new Error("one change makes one operation");
  return { w: operation.w, n: operation.n };
}

async function writeOnce(places: TestPlaces): Promise<{ w: string; n: number }> {
  const library = await openTestLibrary(places);
  const written = await writeWith(library);
  await library.close();
  return written;
}

test("two at once never have one id; one after the other, they do", async () => {
  const places = await placesWithArticle();
  const one = await openTestLibrary(places);
  const other = await openTestLibrary(places);
  const [first, second] = [await writeWith(one), await writeWith(other)];
  expect(first.w).not.toBe(second.w);
  await one.close();
  expect(await writeOnce(places)).toEqual({ w: first.w, n: 2 });
  expect([...(await other.ownWriterIds())].toSorted()).toEqual([first.w, second.w].toSorted());
});

test("reading claims no id", async () => {
  const places = await placesWithArticle();
  const library = await openTestLibrary(places);
  await library.scan();
  valueOf(await library.readArticle(article.articleId));
  expect(library.writerId).toBeUndefined();
  expect((await library.ownWriterIds()).size).toBe(0);
});

test("the id of a process that died is free again, also when its number was given to another", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  const directory = writersDirectory(places.dataDirectory);
  const holders = [
    { pid: NO_PROCESS, started: "long ago" },
    // This one began at another time.
    { pid: process.pid, started: "long ago" },
  ];
  for (const [index, { pid, started }] of holders.entries()) {
    await replaceLock(directory, w, { pid, host: hostname(), started });
    expect(await writeOnce(places)).toEqual({ w, n: 2 + index });
  }
});

test("an id held on another machine, or by a lock that is just being written, is left alone", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  const directory = writersDirectory(places.dataDirectory);
  await replaceLock(directory, w, { pid: NO_PROCESS, host: "elsewhere", started: null });
  expect((await writeOnce(places)).w).not.toBe(w);
  for (const name of await readdir(directory)) {
    if (name.includes(".lock.")) await writeFile(join(directory, name), "");
  }
  const { w: third } = await writeOnce(places);
  expect((await readdir(directory)).filter((name) => name.endsWith(".jsonl"))).toHaveLength(3);
  expect(third).not.toBe(w);
});

test("an id whose log was written to by a clone is given up", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  const clone = { directory: places.directory, dataDirectory: `${places.dataDirectory}-clone` };
  await cp(places.dataDirectory, clone.dataDirectory, { recursive: true });
  expect(await writeOnce(clone)).toEqual({ w, n: 2 });

  const after = await writeOnce(places);
  expect(after).toEqual({ w: otherThan(w), n: 1 });
  expect(await writeOnce(places)).toEqual({ w: after.w, n: 2 });
  expect(await writeOnce(clone)).toEqual({ w, n: 3 });
  await rm(clone.dataDirectory, { recursive: true });
});

test("after the library was put back from a backup no number is used twice", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  const backup = `${places.directory}-backup`;
  await cp(places.directory, backup, { recursive: true });
  expect(await writeOnce(places)).toEqual({ w, n: 2 });
  await rm(places.directory, { recursive: true });
  await cp(backup, places.directory, { recursive: true });
  expect((await writeOnce(places)).w).not.toBe(w);
});

/** What a machine was put back to, or cloned from: both folders, as they were. */
async function copyOfBoth(places: TestPlaces): Promise<TestPlaces> {
  const copy = {
    directory: `${places.directory}-copy`,
    dataDirectory: `${places.dataDirectory}-copy`,
  };
  await cp(places.directory, copy.directory, { recursive: true });
  await cp(places.dataDirectory, copy.dataDirectory, { recursive: true });
  return copy;
}

async function logOf({ directory }: TestPlaces, writerId: string): Promise<string> {
  const [folder = ""] = await readdir(join(directory, "articles"));
  return join(directory, "articles", folder, "marks", `${writerId}.jsonl`);
}

async function notesIn(places: TestPlaces): Promise<number> {
  const library = await openTestLibrary(places);
  return valueOf(await library.readArticle(article.articleId)).operations.length;
}

/** What a sync tool does where both sides changed one log. */
const BRINGINGS = {
  "as a conflict copy": (log: string) => log.replace(".jsonl", " (conflicted copy).jsonl"),
  "in the place of the own one": (log: string) => log,
} as const;

test.each(Object.entries(BRINGINGS))(
  "a clone that gave the same number to another note is noticed when its log comes %s",
  async (how, nameOf) => {
    const places = await placesWithArticle();
    const { w } = await writeOnce(places);
    const clone = await copyOfBoth(places);
    // Neither can know of the other yet.
    expect(await writeOnce(places)).toEqual({ w, n: 2 });
    expect(await writeOnce(clone)).toEqual({ w, n: 2 });
    await cp(await logOf(clone, w), nameOf(await logOf(places, w)));
    const kept = how === "as a conflict copy" ? 3 : 2;
    expect(await notesIn(places)).toBe(kept);
    expect(await writeOnce(places)).toEqual({ w: otherThan(w), n: 1 });
    expect(await notesIn(places)).toBe(kept + 1);
  },
);

test("a clone that wrote more than we did is noticed when its log comes, as a copy or in the place of ours", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  const clone = await copyOfBoth(places);
  expect(await writeOnce(places)).toEqual({ w, n: 2 });
  for (const n of [2, 3, 4]) expect(await writeOnce(clone)).toEqual({ w, n });
  await cp(await logOf(clone, w), BRINGINGS["as a conflict copy"](await logOf(places, w)));
  const renewed = await writeOnce(places);
  expect(renewed).toEqual({ w: otherThan(w), n: 1 });
  expect(await notesIn(places)).toBe(1 + 1 + 3 + 1);
});

test("a machine that was put back does not go on with a log that is longer or shorter than it remembers", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  const early = await copyOfBoth(places);
  for (const n of [2, 3]) expect(await writeOnce(places)).toEqual({ w, n });
  // The machine is back at its first note, the library, which is synced, is not: the log is longer.
  const putBack = { directory: places.directory, dataDirectory: early.dataDirectory };
  expect((await writeOnce(putBack)).w).not.toBe(w);
  // The library is back at its first note, the machine is not: the log is shorter.
  const emptier = { directory: early.directory, dataDirectory: places.dataDirectory };
  expect((await writeOnce(emptier)).w).not.toBe(w);
  expect(await notesIn(places)).toBe(3 + 1);
  expect(await notesIn(emptier)).toBe(1 + 1);
});

test("what a machine wrote before it was put back as a whole comes back by sync, and both notes of one name count", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  const early = await copyOfBoth(places);
  for (const n of [2, 3]) expect(await writeOnce(places)).toEqual({ w, n });
  // Both folders are as they were: nothing tells that two notes are out there.
  expect(await writeOnce(early)).toEqual({ w, n: 2 });
  await cp(await logOf(places, w), BRINGINGS["as a conflict copy"](await logOf(early, w)));
  expect(await notesIn(early)).toBe(1 + 2 + 1);
  expect(await writeOnce(early)).toEqual({ w: otherThan(w), n: 1 });
  expect(await notesIn(early)).toBe(1 + 2 + 1 + 1);
});

test("a lost data folder costs nothing but a new id", async () => {
  const places = await placesWithArticle();
  const { w } = await writeOnce(places);
  await rm(places.dataDirectory, { recursive: true });
  expect((await writeOnce(places)).w).not.toBe(w);
  const library = await openTestLibrary(places);
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(2);
});

test("changes of one deed are numbered on, and each names what it had seen", async () => {
  const places = await placesWithArticle();
  const library = await openTestLibrary(places);
  const highlight = newHighlight(article);
  if (highlight.kind !== "highlight") throw new Error("a highlight");
  const note = { kind: "highlight", id: highlight.id, set: { note: "Verify." } } as const;
  const [first, second, third] = valueOf(
    await library.append(article.articleId, [highlight, newHighlight(article), note]),
  );
  expect([first?.n, second?.n, third?.n]).toEqual([1, 2, 3]);
  expect([first?.after, second?.after, third?.after]).toEqual([[], [], [`${first?.w}:1`]]);
  const [fourth] = valueOf(await library.append(article.articleId, [note]));
  expect(fourth?.after).toEqual([`${first?.w}:3`]);
  const times = [first, second, third, fourth].map((operation) => operation?.t ?? "");
  expect(times).toEqual([...new Set(times)].toSorted());
});

async function replaceLock(
  directory: string,
  writerId: string,
  holder: { readonly pid: number; readonly host: string; readonly started: string | null },
): Promise<void> {
  const names = await readdir(directory);
  const name = names.find((entry) => entry.startsWith(`${writerId}.lock.`)) ?? "";
  const lock = { ...holder, nonce: "0", released: false };
  await writeFile(join(directory, name), JSON.stringify(lock));
}
