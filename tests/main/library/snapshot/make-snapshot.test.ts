import { randomBytes } from "node:crypto";
import { appendFile, cp, readFile, readdir, rename, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeSnapshot } from "../../../../electron/library/snapshot/make-snapshot.ts";
import type { Library } from "../../../../electron/library/library.ts";
import type { SnapshotPlace } from "../../../../electron/library/snapshot/make-snapshot.ts";
import { claimLock } from "../../../../electron/library/claim-lock.ts";
import { readMember } from "../../../../electron/library/snapshot/pack-files.ts";
import { testPlaces, valueOf } from "../new-library.ts";
import { newHighlight } from "../sample-article.ts";
import {
  contentOf,
  librariesWith,
  made,
  manifests,
  marksOf,
  notesIn,
  putOnOneShelf,
} from "./snapshot-folder.ts";

const HOUR_MS = 3_600_000;

async function packs({ directory }: SnapshotPlace): Promise<readonly string[]> {
  return (await readdir(directory)).filter((name) => name.endsWith(".pack"));
}

async function allMarks({ directory }: Library): Promise<readonly string[]> {
  const folders = await readdir(join(directory, "articles"));
  return folders.map((folder) => join(directory, "articles", folder, "marks"));
}

test("a snapshot holds every log byte for byte, of articles and of the library", async () => {
  const { library, place } = await librariesWith(3);
  valueOf(
    await library.append("library", [{ kind: "color-name", id: "pink", set: { name: "Doubt" } }]),
  );
  await appendFile(join(await marksOf(library), "x.sync-conflict-20261126.jsonl"), "damaged\n{tor");
  expect(await made(place, { titleOf: () => "A title" })).toMatchObject({ kind: "made" });
  const [manifest] = await manifests(place);
  expect(manifest).toMatchObject({ articles: 3, sequence: 1, reason: "asked" });
  const { logs, folders, damaged } = await contentOf(place, manifest);
  expect(damaged).toBe(0);
  expect(folders.map(({ title }) => title)).toEqual(["A title", "A title", "A title"]);
  expect(folders.every(({ originals }) => originals.length === 1)).toBe(true);
  const onDisk: Record<string, string> = {};
  for (const folder of ["", ...folders.map((one) => one.folder)]) {
    const marks = join(library.directory, folder === "" ? "" : join("articles", folder), "marks");
    for (const name of await readdir(marks)) {
      onDisk[`${folder}/${name}`] = await readFile(join(marks, name), "utf8");
    }
  }
  expect(Object.keys(onDisk)).toHaveLength(5);
  expect(logs).toEqual(onDisk);
});

test("where nothing changed there is no new one, though files were touched", async () => {
  const { library, place } = await librariesWith(2);
  const first = await made(place);
  expect(await made(place)).toEqual({ ...first, kind: "unchanged" });
  const marks = await marksOf(library);
  for (const name of await readdir(marks)) await utimes(join(marks, name), 1, 1);
  expect(await made(place)).toEqual({ ...first, kind: "unchanged" });
  expect(await manifests(place)).toHaveLength(1);
});

test("the one that says what was true before a deed is kept as such, though none is made anew", async () => {
  const { place } = await librariesWith(1);
  await made(place, { reason: "hourly" });
  expect(await made(place, { reason: "import" })).toMatchObject({ kind: "unchanged" });
  expect(await made(place, { reason: "hourly" })).toMatchObject({ kind: "unchanged" });
  expect((await manifests(place)).map(({ reason }) => reason)).toEqual(["import"]);
});

test("only what changed is kept again, and every snapshot says what was true then", async () => {
  const { library, place, articles } = await librariesWith(20);
  await made(place);
  const [first] = articles;
  if (first === undefined) throw new Error("no article");
  valueOf(await library.append(first.articleId, [newHighlight(first, "later")]));
  expect(await made(place)).toMatchObject({ kind: "made" });
  const [one, two] = await manifests(place);
  const added = two?.packs.filter(({ name }) => !one?.packs.some((pack) => pack.name === name));
  expect(added).toHaveLength(1);
  expect(added?.[0]?.size).toBeLessThan((one?.packs[0]?.size ?? 0) / 5);
  expect(notesIn((await contentOf(place, one)).logs)).not.toContain("later");
  expect(notesIn((await contentOf(place, two)).logs)).toContain("later");
  expect(notesIn((await contentOf(place, two)).logs)).toHaveLength(21);
});

test("where it is known which folders changed, no other is looked at", async () => {
  const { library, place, articles } = await librariesWith(4);
  await made(place);
  for (const article of articles) {
    valueOf(await library.append(article.articleId, [newHighlight(article, "later")]));
  }
  const [folder = ""] = await readdir(join(library.directory, "articles"));
  await made(place, { folders: [folder] });
  const { logs } = await contentOf(place, (await manifests(place)).at(-1));
  expect(notesIn(logs).filter((note) => note === "later")).toHaveLength(1);
  await made(place);
  const all = await contentOf(place, (await manifests(place)).at(-1));
  expect(notesIn(all.logs).filter((note) => note === "later")).toHaveLength(4);
});

test("many snapshots leave few packs, none that nothing names, and every one can be read", async () => {
  const { library, place, articles } = await librariesWith(12);
  const [first] = articles;
  if (first === undefined) throw new Error("no article");
  for (let hour = 0; hour < 40; hour += 1) {
    const article = articles[hour % articles.length] ?? first;
    valueOf(await library.append(article.articleId, [newHighlight(article, `hour ${hour}`)]));
    await made(place, { reason: "hourly", now: Date.UTC(2026, 10, 1) + hour * HOUR_MS });
  }
  const kept = await manifests(place);
  expect(kept.length).toBeGreaterThanOrEqual(24);
  expect(kept.length).toBeLessThanOrEqual(24 + 14 + 8);
  const named = new Set(kept.flatMap((manifest) => manifest.packs.map(({ name }) => name)));
  expect((await packs(place)).toSorted()).toEqual(
    [...named].map((name) => `${name}.pack`).toSorted(),
  );
  for (const manifest of kept) {
    expect(manifest.packs.length).toBeLessThanOrEqual(18);
    const { logs, damaged } = await contentOf(place, manifest);
    expect(damaged).toBe(0);
    const hour = (Date.parse(manifest.made) - Date.UTC(2026, 10, 1)) / HOUR_MS;
    expect(notesIn(logs)).toHaveLength(12 + hour + 1);
  }
});

test("a clock that jumps back years keeps the newest snapshot and those before it", async () => {
  const { library, place, articles } = await librariesWith(1);
  const [article] = articles;
  if (article === undefined) throw new Error("no article");
  for (const [index, year] of [2026, 2036, 2020, 2026].entries()) {
    valueOf(await library.append(article.articleId, [newHighlight(article, `${index}`)]));
    await made(place, { reason: "hourly", now: Date.UTC(year, 10, 1) });
  }
  const kept = await manifests(place);
  expect(kept.map(({ sequence }) => sequence)).toEqual([2, 3, 4]);
  expect(notesIn((await contentOf(place, kept.at(-1))).logs)).toHaveLength(5);
});

test("an article whose folder is gone stays in every later snapshot, one that was renamed is there once", async () => {
  const { library, place, articles } = await librariesWith(3);
  await made(place);
  const folders = await readdir(join(library.directory, "articles"));
  const path = (name = ""): string => join(library.directory, "articles", name);
  await rename(path(folders[0]), path("called-otherwise"));
  await rm(path(folders[1]), { recursive: true });
  await made(place);
  await made(place);
  const { folders: entries, logs } = await contentOf(place, (await manifests(place)).at(-1));
  expect(entries).toHaveLength(articles.length);
  expect(entries.map(({ folder }) => folder)).toContain("called-otherwise");
  expect(entries.filter(({ missingSince }) => missingSince !== undefined)).toMatchObject([
    { folder: folders[1] },
  ]);
  expect(notesIn(logs)).toEqual(["note 0", "note 1", "note 2"]);
});

test("what is damaged in a pack is found, and not built upon", async () => {
  const { library, place, articles } = await librariesWith(6);
  await made(place);
  const [pack = ""] = await packs(place);
  const path = join(place.directory, pack);
  const bytes = await readFile(path);
  const [manifest] = await manifests(place);
  const [log] = (await contentOf(place, manifest)).folders.flatMap((one) => one.logs);
  const flipped = Buffer.from(bytes);
  const at = (log?.offset ?? 0) + 8;
  flipped[at] = (flipped[at] ?? 0) ^ 0x10;
  await writeFile(path, flipped);
  const damaged = await contentOf(place, manifest);
  expect(damaged.damaged).toBe(1);
  expect(notesIn(damaged.logs)).toHaveLength(5);
  const [first] = articles;
  if (first === undefined) throw new Error("no article");
  valueOf(await library.append(first.articleId, [newHighlight(first, "later")]));
  await made(place);
  const whole = await contentOf(place, (await manifests(place)).at(-1));
  expect(whole.damaged).toBe(0);
  expect(notesIn(whole.logs)).toHaveLength(7);
});

test("more than one pack holds is spread over several, and nothing of it is lost", async () => {
  const { library, place } = await librariesWith(24);
  await putOnOneShelf(library);
  for (const [number, marks] of (await allMarks(library)).entries()) {
    // Nothing that could be compressed to much less.
    await writeFile(
      join(marks, "large.jsonl"),
      `${number} ${randomBytes(500_000).toString("hex")}\n`,
    );
  }
  await made(place);
  const [manifest] = await manifests(place);
  expect(manifest?.packs.length).toBeGreaterThan(1);
  for (const { size, live } of manifest?.packs ?? []) expect(live).toBe(size);
  const { logs, damaged } = await contentOf(place, manifest);
  expect(damaged).toBe(0);
  expect(Object.keys(logs)).toHaveLength(48);
  expect(await made(place)).toMatchObject({ kind: "unchanged" });
});

test("bytes that are whole but not those that were kept are damage", async () => {
  const { place } = await librariesWith(2);
  await made(place);
  const [manifest] = await manifests(place);
  const [one, other] = (await contentOf(place, manifest)).folders.flatMap(({ logs }) => logs);
  if (one === undefined || other === undefined) throw new Error("no logs");
  expect(await readMember(place.directory, one)).toBeDefined();
  expect(await readMember(place.directory, { ...one, sha256: other.sha256 })).toBeUndefined();
});

test("a pack that is gone, and a manifest that is damaged, cost no later snapshot anything", async () => {
  const { library, place, articles } = await librariesWith(3);
  await made(place);
  for (const pack of await packs(place)) await rm(join(place.directory, pack));
  expect(await made(place)).toMatchObject({ kind: "made" });
  expect((await contentOf(place, (await manifests(place)).at(-1))).damaged).toBe(0);
  const newest = (await manifests(place)).at(-1)?.id ?? "";
  const path = join(place.directory, `${newest}.manifest`);
  await writeFile(path, (await readFile(path, "utf8")).replace('"articles":3', '"articles":4'));
  const [first] = articles;
  if (first === undefined) throw new Error("no article");
  valueOf(await library.append(first.articleId, [newHighlight(first, "later")]));
  await made(place);
  const after = await contentOf(place, (await manifests(place)).at(-1));
  expect(after.damaged).toBe(0);
  expect(notesIn(after.logs)).toHaveLength(4);
});

test("one process makes one at a time; one that was stopped leaves the others as they are", async () => {
  const { place } = await librariesWith(2);
  await made(place);
  const lock = await claimLock(place.directory, "making");
  expect(await makeSnapshot(place, { reason: "asked" })).toEqual({ kind: "elsewhere" });
  await lock?.release();
  const stopped = AbortSignal.abort();
  expect(await makeSnapshot(place, { reason: "asked", signal: stopped })).toEqual({
    kind: "stopped",
  });
  expect((await contentOf(place, (await manifests(place))[0])).damaged).toBe(0);
});

test("a library that was carried to another machine goes on with the snapshots that came with it", async () => {
  const { library, place } = await librariesWith(3);
  await made(place);
  const elsewhere = await testPlaces();
  await cp(library.directory, elsewhere.directory, { recursive: true });
  const carried = {
    ...place,
    library: elsewhere.directory,
    directory: join(elsewhere.dataDirectory, "s"),
  };
  await cp(place.directory, carried.directory, { recursive: true });
  expect(await made(carried)).toMatchObject({ kind: "unchanged" });
});

test("a log that a sync tool took away to make room stays in every later snapshot as it was, and is no loss", async () => {
  const { library, place, articles } = await librariesWith(2);
  valueOf(
    await library.append("library", [{ kind: "color-name", id: "pink", set: { name: "Doubt" } }]),
  );
  await made(place);
  const before = await contentOf(place, (await manifests(place)).at(-1));
  const folders = [join(library.directory, "marks"), ...(await allMarks(library))];
  for (const marks of folders) {
    for (const log of await readdir(marks)) {
      await rename(join(marks, log), join(marks, `.${log}.icloud`));
    }
  }
  const unchanged = await made(place);
  expect(unchanged.kind).toBe("unchanged");
  expect(unchanged.unread).toHaveLength(3);
  // One that is new since: nothing is known of what stands in it.
  await writeFile(join(folders[0] ?? "", ".abc123.jsonl.icloud"), "bplist00");
  const [first] = articles;
  if (first === undefined) throw new Error("no article");
  valueOf(await library.append(first.articleId, [newHighlight(first, "later")]));
  expect((await made(place)).kind).toBe("made");
  const [earlier, latest] = await manifests(place);
  expect(earlier?.sparedAt).toBeUndefined();
  const { logs, damaged } = await contentOf(place, latest);
  expect(damaged).toBe(0);
  expect(logs).toMatchObject(before.logs);
  expect(notesIn(logs)).toEqual(["later", "note 0", "note 1"]);
});
