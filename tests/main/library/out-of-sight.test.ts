import { cp, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { assembleLibrary } from "../../../electron/library/assemble-library.ts";
import { listFolder } from "../../../electron/library/folder-listing.ts";
import { NO_MEMORY } from "../../../electron/library/folder-memory.ts";
import type { Library } from "../../../electron/library/library.ts";
import type { LibraryParts } from "../../../electron/library/library-parts.ts";
import { createArticleRoll } from "../../../electron/library/missing-articles.ts";
import { readArticle } from "../../../electron/library/read-article.ts";
import { encodeListing } from "../../../electron/library/remembered-listing.ts";
import { versionPaths } from "../../../electron/library/read-version.ts";
import { type MarkedLibrary, markedLibrary } from "./marked-library.ts";
import { openTestLibrary, temporaryDirectory, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newArticleId, newHighlight } from "./sample-article.ts";

/** A link that leads to itself is there, and cannot be read. @returns what puts back what was there */
async function hide(path: string): Promise<() => Promise<void>> {
  // Beside it, it would be a copy that a sync tool left.
  const away = join(await temporaryDirectory(), "away");
  await rename(path, away);
  await symlink(path, path);
  return async () => {
    await rm(path);
    await rename(away, path);
  };
}

async function faultsOf({ faults }: Library) {
  await faults.flush();
  return (await faults.list()).faults;
}

async function withTwoVersions() {
  const marked = await markedLibrary();
  const { version } = newArticle("Other words to read.");
  valueOf(await marked.library.addVersion(marked.article.articleId, version));
  const read = async () => valueOf(await marked.library.readArticle(marked.article.articleId));
  return {
    ...marked,
    read,
    facts: join(marked.folder, versionPaths(version.facts.contentHash).facts),
  };
}

test("facts that cannot be read for a moment are no damage, and the article is read again", async () => {
  const { library, read, facts } = await withTwoVersions();
  const before = await read();
  const bringBack = await hide(facts);
  expect(await read()).toMatchObject({ stamp: "", isSeen: false, versions: [{}] });
  expect(library.problems()).toEqual([
    { path: facts, problem: "The file cannot be read (ELOOP)." },
  ]);
  await bringBack();
  expect(await read()).toMatchObject({ stamp: before.stamp, isSeen: true, versions: [{}, {}] });
  expect(library.problems()).toEqual([]);
  expect(await faultsOf(library)).toEqual([]);
});

test("an article whose facts are damaged is read again, since what brings them back does not show in its folder", async () => {
  const { read, facts } = await withTwoVersions();
  await writeFile(facts, "no JSON");
  expect(await read()).toMatchObject({ stamp: "", isSeen: true, versions: [{}] });
});

test("the only facts of an article are not called damaged when they cannot be read for a moment", async () => {
  const { library, article, folder } = await markedLibrary();
  const facts = join(folder, versionPaths(article.version.facts.contentHash).facts);
  await hide(facts);
  expect(await library.readArticle(article.articleId)).toMatchObject({
    error: { code: "file-unreadable", path: facts },
  });
});

/** Reads its article, and does something when all but the logs has been read. */
async function readInterrupted(
  { library, places, article }: MarkedLibrary,
  interrupt: () => Promise<void>,
) {
  const { identity, kept } = library;
  const { parts } = assembleLibrary(
    {
      ...places,
      identity,
      kept,
      isNew: false,
      roll: createArticleRoll(places.dataDirectory, identity.libraryId),
      lasting: undefined,
      now: Date.now,
      inboxAtRestAfterMs: undefined,
    },
    () => undefined,
  );
  const waiting: LibraryParts["waiting"] = {
    ...parts.waiting,
    async lastSeenOf(articleIds) {
      await interrupt();
      return await parts.waiting.lastSeenOf(articleIds);
    },
  };
  return await readArticle({ ...parts, waiting }, article.articleId);
}

test("a library that goes away while an article is read does not say that it has no marks", async () => {
  const marked = await markedLibrary();
  const { directory } = marked.places;
  const read = await readInterrupted(marked, () => rename(directory, `${directory}-away`));
  await rename(`${directory}-away`, directory);
  expect(read).toMatchObject({ error: { code: "library-missing" } });
});

test("an article whose folder is renamed while it is read is read again", async () => {
  const marked = await markedLibrary();
  const { folder } = marked;
  const read = await readInterrupted(marked, () => rename(folder, `${folder} renamed`));
  expect(valueOf(read)).toMatchObject({ stamp: "", isSeen: false });
});

test("an article that cannot be looked into after a restart is there as it was remembered", async () => {
  const { library, places, folder } = await markedLibrary();
  await library.close();
  const name = basename(folder);
  // Much later than anything of it changed.
  const listing = await listFolder(dirname(folder), name, undefined, Date.now() + 3_600_000);
  if ("kind" in listing) throw new Error(listing.kind);
  const kept = new Map([[name, encodeListing(listing) ?? ""]]);
  await hide(join(folder, "article.json"));
  const again = await openTestLibrary(places);
  again.rememberFolders({ ...NO_MEMORY, recallFolders: () => kept });
  expect(await again.scan()).toMatchObject([{ folders: [name], stamp: listing.stamp }]);
});

test("folders that cannot be looked into after a restart are not missing, and those that went are", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  for (const number of ["one", "two", "three", "four"]) {
    valueOf(await library.addArticle(newArticle(`The ${number} text.`)));
  }
  const articles = await library.scan();
  await library.close();
  const names = new Map(articles.map(({ articleId, folders }) => [articleId, folders]));
  const folders = [...names.values()]
    .flat()
    .map((name) => join(places.directory, "articles", name));
  for (const folder of folders) await hide(join(folder, "article.json"));
  const memory = { ...NO_MEMORY, foldersOf: (id: ArticleId) => names.get(id) ?? [] };
  const again = await openTestLibrary(places);
  again.rememberFolders(memory);
  expect(await again.scan()).toEqual([]);
  expect(again.readOnlyBecause).toBeUndefined();
  expect(articles.every(({ articleId }) => again.isOutOfSight(articleId))).toBe(true);
  for (const folder of folders) await rm(folder, { recursive: true });
  await again.scan();
  expect(articles.some(({ articleId }) => again.isOutOfSight(articleId))).toBe(false);
  expect(again.readOnlyBecause).toMatchObject({ code: "library-read-only" });
});

test("a folder of marks that could not be listed once costs no writer its name", async () => {
  const { library, article, folder } = await markedLibrary();
  const { articleId } = article;
  const [first] = valueOf(await library.readArticle(articleId)).operations;
  const bringBack = await hide(join(folder, "marks"));
  expect(valueOf(await library.readArticle(articleId)).operations).toHaveLength(2);
  await bringBack();
  valueOf(await library.readArticle(articleId));
  const [next] = valueOf(await library.append(articleId, [newHighlight(article)]));
  expect(next).toMatchObject({ w: first?.w, n: 3 });
  expect(await faultsOf(library)).toEqual([]);
});

test("notes.md does not lose what stands in a log that cannot be read", async () => {
  const { library, places, article, folder } = await markedLibrary();
  library.refreshNotes([article.articleId]);
  await library.close();
  const notes = await readFile(join(folder, "notes.md"), "utf8");
  expect(notes).toContain("\none\n");
  const [log = ""] = await readdir(join(folder, "marks"));
  const away = join(await temporaryDirectory(), log);
  await rename(join(folder, "marks", log), away);
  await mkdir(join(folder, "marks", log)); // Is there, and cannot be read as a file.
  const elsewhere = await openTestLibrary({
    ...places,
    dataDirectory: `${places.dataDirectory}-2`,
  });
  await elsewhere.scan();
  valueOf(await elsewhere.append(article.articleId, [newHighlight(article, "third")]));
  await elsewhere.close();
  expect(await readFile(join(folder, "notes.md"), "utf8")).toBe(notes);
});

test("a library is closed whose notes.md cannot be written, as its marks cannot be listed", async () => {
  const { library, article, folder } = await markedLibrary();
  await hide(join(folder, "marks"));
  library.refreshNotes([article.articleId]);
  await library.close();
});

test("a writer counts on over the folder of a twin whose log it cannot read", async () => {
  const { library, places, article, folder } = await markedLibrary();
  const [first] = valueOf(await library.readArticle(article.articleId)).operations;
  await library.close();
  const twin = `${folder} twin`;
  await cp(folder, twin, { recursive: true });
  for (const name of await readdir(join(twin, "marks"))) await rm(join(twin, "marks", name));
  const identityFile = join(twin, "article.json");
  const twinId = newArticleId(1);
  const identity = (await readFile(identityFile, "utf8")).replace(article.articleId, twinId);
  await writeFile(identityFile, identity);
  const again = await openTestLibrary(places);
  await again.scan();
  await hide(join(folder, "marks"));
  const [next] = valueOf(await again.append(twinId, [newHighlight(article)]));
  expect(next).toMatchObject({ w: first?.w, n: 3 });
});
