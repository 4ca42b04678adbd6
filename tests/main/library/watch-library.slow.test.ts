import { appendFile, cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Library, LibraryChange, NewArticle } from "../../../electron/library/library.ts";
import { placesOf } from "../../../electron/library/place-watch.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";
import { appendingProcess, spawnSource } from "./spawn-source.ts";

/** Half of the pause after which a library is looked at in any case: what is heard of sooner was watched for. */
const WITHIN_MS = 30_000;

interface Watched {
  readonly places: TestPlaces;
  readonly library: Library;
  readonly article: ReturnType<typeof newArticle>;
  readonly folder: string;
  /** All that was told of so far. */
  heard(): { articleIds: readonly string[]; library: boolean; inbox: boolean };
}

/** A library with one article whose watching has begun. */
async function watchedLibrary(): Promise<Watched> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const changes: LibraryChange[] = [];
  onTestFinished(library.watch((change) => changes.push(change)));
  await quietMoment();
  const [name = ""] = await readdir(join(places.directory, "articles"));
  return {
    places,
    library,
    article,
    folder: join(places.directory, "articles", name),
    heard: () => ({
      articleIds: [...new Set(changes.flatMap(({ articleIds }) => articleIds))],
      library: changes.some((change) => change.library),
      inbox: changes.some((change) => change.inbox),
    }),
  };
}

/** An article with a highlight in the library of another device, and where a sync tool would bring it. */
async function articleElsewhere({
  directory,
}: TestPlaces): Promise<{ source: string; target: string; arriving: NewArticle }> {
  const elsewhere = await testPlaces();
  const other = await openTestLibrary(elsewhere);
  const arriving = newArticle("From another device.");
  valueOf(await other.addArticle(arriving));
  valueOf(await other.append(arriving.articleId, [newHighlight(arriving)]));
  const [name = ""] = await readdir(join(elsewhere.directory, "articles"));
  return {
    source: join(elsewhere.directory, "articles", name),
    target: join(directory, "articles", name),
    arriving,
  };
}

test("what another device says of the library is heard of, however soon after its marks were read", async () => {
  const places = await testPlaces();
  const before = await openTestLibrary(places);
  // Looking at all of them takes a while.
  for (let number = 0; number < 100; number += 1) {
    valueOf(await before.addArticle(newArticle(`Article ${number}.`)));
  }
  const library = await openTestLibrary(places);
  const changes: LibraryChange[] = [];
  onTestFinished(library.watch((change) => changes.push(change)));
  await library.readLibraryMarks();
  await writeFile(join(places.directory, "marks", "other1.jsonl"), "");
  const isHeard = () => changes.some((change) => change.library);
  await vi.waitFor(() => expect(isHeard()).toBe(true), WITHIN_MS);
});

test("what another process writes is heard of at once", async () => {
  const { places, article, heard, library } = await watchedLibrary();
  const writer = spawnSource(appendingProcess, {
    library: places.directory,
    data: places.dataDirectory,
    article: article.articleId,
    name: "other",
    count: "1",
  });
  await vi.waitUntil(() => writer.lines().length > 0, { timeout: 30_000, interval: 2 });
  await vi.waitUntil(() => heard().articleIds.length > 0, { timeout: WITHIN_MS, interval: 5 });
  expect(heard().articleIds).toEqual([article.articleId]);
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(1);
});

test("what another process wrote in the moment before this one takes up its pen is heard of", async () => {
  const { places, library, article, heard } = await watchedLibrary();
  const writer = spawnSource(appendingProcess, {
    library: places.directory,
    data: places.dataDirectory,
    article: article.articleId,
    name: "other",
    count: "1",
  });
  await writer.ended;
  // Sooner than the events of what the other one wrote are looked into.
  valueOf(await library.append(article.articleId, [newHighlight(article)]));
  await vi.waitUntil(() => heard().articleIds.length > 0, { timeout: WITHIN_MS, interval: 5 });
  expect(valueOf(await library.readArticle(article.articleId)).operations).toHaveLength(2);
});

test("what this process writes is not heard of", async () => {
  const { library, article, heard } = await watchedLibrary();
  const added = newArticle("Added here.");
  valueOf(await library.addArticle(added));
  for (const each of [article, added]) {
    valueOf(await library.append(each.articleId, [newHighlight(each)]));
  }
  const { original, version } = newArticle("A newer version.");
  valueOf(await library.addVersion(article.articleId, version, original));
  valueOf(
    await library.append("library", [{ kind: "color-name", id: "pink", set: { name: "x" } }]),
  );
  await quietMoment();
  expect(heard()).toEqual({ articleIds: [], library: false, inbox: false });
});

test("news is told even when this process read it first", async () => {
  const { library, article, folder, heard } = await watchedLibrary();
  await appendFile(join(folder, "marks", "zzzzzz.jsonl"), "not a line\n");
  valueOf(await library.readArticle(article.articleId));
  await vi.waitUntil(() => heard().articleIds.length > 0, { timeout: WITHIN_MS, interval: 5 });
});

test("a sync tool brings an article piece by piece", async () => {
  const { places, heard, library } = await watchedLibrary();
  const { source, target, arriving } = await articleElsewhere(places);
  await mkdir(target);
  await quietMoment();
  for (const part of ["versions", "originals", "assets", "article.json"]) {
    await cp(join(source, part), join(target, part), { recursive: true });
  }
  await vi.waitUntil(() => heard().articleIds.includes(arriving.articleId), { timeout: WITHIN_MS });
  await mkdir(join(target, "marks"));
  await quietMoment();
  // Sync tools write under another name first.
  for (const log of await readdir(join(source, "marks"))) {
    await cp(join(source, "marks", log), join(target, "marks", ".syncthing.tmp"));
    await rename(join(target, "marks", ".syncthing.tmp"), join(target, "marks", log));
  }
  await vi.waitUntil(
    async () => (await library.readArticle(arriving.articleId)).ok && heard().articleIds.length > 0,
    { timeout: WITHIN_MS },
  );
  expect(valueOf(await library.readArticle(arriving.articleId)).operations).toHaveLength(1);
});

test.each([
  ["comes last", ["versions", "marks", "originals", "article.json"]],
  ["comes first", ["article.json", "marks", "versions", "originals"]],
])("an article whose article.json %s is heard of when it is whole", async (_when, parts) => {
  const { places, heard, library } = await watchedLibrary();
  const { source, target, arriving } = await articleElsewhere(places);
  await mkdir(target);
  for (const part of parts) {
    await quietMoment();
    await cp(join(source, part), join(target, part), { recursive: true });
  }
  await vi.waitUntil(() => heard().articleIds.includes(arriving.articleId), { timeout: WITHIN_MS });
  expect(valueOf(await library.readArticle(arriving.articleId)).operations).toHaveLength(1);
});

test("an article that had begun to arrive before anybody watched is heard of when it is whole", async () => {
  const places = await testPlaces();
  const { source, target, arriving } = await articleElsewhere(places);
  const library = await openTestLibrary(places);
  await cp(source, target, { recursive: true });
  await rm(join(target, "article.json"));
  const changes: LibraryChange[] = [];
  onTestFinished(library.watch((change) => changes.push(change)));
  await quietMoment();
  await cp(join(source, "article.json"), join(target, "article.json"));
  const isHeard = (): boolean =>
    changes.some(({ articleIds }) => articleIds.includes(arriving.articleId));
  await vi.waitUntil(isHeard, { timeout: WITHIN_MS });
});

test("articles that vanish, are renamed or come back are heard of", async () => {
  const { places, folder, article, heard, library } = await watchedLibrary();
  const moved = join(places.directory, "away");
  await rename(folder, moved);
  await vi.waitUntil(() => heard().articleIds.includes(article.articleId), { timeout: WITHIN_MS });
  expect(await library.readArticle(article.articleId)).toMatchObject({
    error: { code: "article-not-found" },
  });
  await rename(moved, folder);
  await vi.waitUntil(async () => (await library.readArticle(article.articleId)).ok, {
    timeout: WITHIN_MS,
  });
  await rename(folder, `${folder}-renamed`);
  await quietMoment();
  const told = heard().articleIds.length;
  await appendFile(join(`${folder}-renamed`, "marks", "zzzzzz.jsonl"), "x\n");
  await vi.waitUntil(() => heard().articleIds.length >= told, { timeout: WITHIN_MS });
});

test("an article that this process added is heard of when somebody takes it away, and when it is back", async () => {
  const { places, library } = await watchedLibrary();
  const own = newArticle("Added here.");
  let times = 0;
  onTestFinished(
    library.watch(({ articleIds }) => (times += articleIds.includes(own.articleId) ? 1 : 0)),
  );
  valueOf(await library.addArticle(own));
  const [{ folders: [name = ""] } = { folders: [] }] = (await library.scan()).filter(
    ({ articleId }) => articleId === own.articleId,
  );
  const folder = join(places.directory, "articles", name);
  await rename(folder, join(places.directory, "away"));
  await vi.waitUntil(() => times > 0, { timeout: WITHIN_MS });
  const told = times;
  await rename(join(places.directory, "away"), folder);
  await vi.waitUntil(() => times > told, { timeout: WITHIN_MS });
});

test("the library's own marks and the inbox are heard of; temporary files are not", async () => {
  const { places, heard, folder } = await watchedLibrary();
  await writeFile(join(folder, "marks", ".~k3x9q2.jsonl.1234.tmp"), "half");
  await writeFile(join(places.directory, "marks", ".~k3x9q2.jsonl.1234.tmp"), "half");
  await quietMoment();
  expect(heard()).toEqual({ articleIds: [], library: false, inbox: false });

  await appendFile(join(places.directory, "marks", "zzzzzz.jsonl"), "x\n");
  await vi.waitUntil(() => heard().library, { timeout: WITHIN_MS });

  await writeFile(join(places.directory, "inbox", "dropped.txt"), "Words.");
  await vi.waitUntil(() => heard().inbox, { timeout: WITHIN_MS });
});

test.each([100, 150, 200])(
  "a file that is put into the inbox while it is looked at for the first time is heard of: after %d turns",
  async (turns) => {
    const places = await testPlaces();
    const library = await openTestLibrary(places, { inboxAtRestAfterMs: 250 });
    // Looking takes some turns for each.
    for (let number = 0; number < 300; number += 1) {
      await mkdir(join(places.directory, "inbox", `${number}`));
    }
    let isHeard = false;
    onTestFinished(library.watch(({ inbox }) => (isHeard ||= inbox)));
    for (let turn = 0; turn < turns; turn += 1) await nextTurn();
    await writeFile(join(places.directory, "inbox", "dropped.txt"), "Words.");
    await vi.waitUntil(() => isHeard, { timeout: WITHIN_MS });
  },
);

test("after its undo nothing is heard, and a library that is taken away says so", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  const changes: LibraryChange[] = [];
  const stop = library.watch((change) => changes.push(change));
  await quietMoment();
  await rename(places.directory, `${places.directory}-away`);
  await vi.waitUntil(() => library.readOnlyBecause?.code === "library-missing", {
    timeout: WITHIN_MS,
  });
  // What comes back are other folders, and all at once, as after a disk was mounted anew.
  await cp(`${places.directory}-away`, `${places.directory}-again`, { recursive: true });
  await rename(`${places.directory}-again`, places.directory);
  await rm(`${places.directory}-away`, { recursive: true });
  await vi.waitUntil(() => library.readOnlyBecause === undefined, { timeout: WITHIN_MS });
  await quietMoment();
  // Out of sight is not gone.
  expect(changes.flatMap(({ articleIds }) => articleIds)).toEqual([]);
  const [name = ""] = await readdir(join(places.directory, "articles"));
  await appendFile(join(places.directory, "articles", name, "marks", "zzzzzz.jsonl"), "x\n");
  await vi.waitUntil(() => changes.some(({ articleIds }) => articleIds.length > 0), {
    timeout: WITHIN_MS,
  });
  stop();
  const told = changes.length;
  await rm(join(places.directory, "articles", name), { recursive: true });
  await quietMoment();
  expect(changes).toHaveLength(told);
});

test.each([
  ["articles/a-b/marks/k3x9q2.jsonl", [{ kind: "article", name: "a-b" }]],
  ["articles/a-b", [{ kind: "article", name: "a-b" }]],
  ["articles/a-b/notes.md", []],
  ["articles/.~01jx/versions", []],
  ["articles/a-b/.~notes.md.12.tmp", []],
  ["marks/k3x9q2.jsonl", [{ kind: "marks" }]],
  ["inbox/a.txt", [{ kind: "inbox" }]],
  ["library.json", [{ kind: "root" }]],
  [null, [{ kind: "root" }]],
])("where one watch sees the whole tree, %s is a place", (path, places) => {
  expect(placesOf(path)).toEqual(places);
});

/** Longer than events take to be told of. */
async function quietMoment(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 400));
}
