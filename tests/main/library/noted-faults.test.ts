import { appendFile, copyFile, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { FaultEvent } from "#core/fault/fault-event.js";
import type { ListedFault } from "#core/fault/fault-list.js";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import type { Library, NewArticle } from "../../../electron/library/library.ts";
import { containing } from "./matchers.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

interface Marked {
  readonly places: TestPlaces;
  readonly article: NewArticle;
  readonly folder: string;
  /** Of the article's only writer: two lines. */
  readonly log: string;
}

/** A closed library of one article. */
async function markedLibrary(): Promise<Marked> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  for (const note of ["one", "two"])
    valueOf(await library.append(article.articleId, [newHighlight(article, note)]));
  await library.close();
  const articles = join(places.directory, "articles");
  const [name = ""] = await readdir(articles);
  const marks = join(articles, name, "marks");
  const [log = ""] = await readdir(marks);
  return { places, article, folder: join(articles, name), log: join(marks, log) };
}

/** @returns oldest first */
async function eventsOf(library: Library): Promise<readonly FaultEvent[]> {
  return (await faultsOf(library)).map(({ event }) => event);
}

async function faultsOf(library: Library): Promise<readonly ListedFault[]> {
  return (await library.faults.list()).faults.toReversed();
}

async function damage(path: string): Promise<void> {
  const bytes = await readFile(path);
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  await writeFile(path, bytes);
}

test("ordinary work in a library leaves nothing in the journal", async () => {
  const { places, article, log } = await markedLibrary();
  for (let start = 0; start < 2; start += 1) {
    const library = await openTestLibrary(places);
    await library.scan();
    valueOf(await library.append(article.articleId, [newHighlight(article, `start ${start}`)]));
    valueOf(await library.readVersion(article.articleId, article.version.facts.contentHash));
    expect((await library.check({ repair: true })).problems).toEqual([]);
    await library.close();
    // As a sync tool calls it.
    await copyFile(log, log.replace(".jsonl", ".sync-conflict-20261127-030000-ABCDEFG.jsonl"));
    expect(await eventsOf(library)).toEqual([]);
  }
});

test("a damaged line is noted with its article, once, however often and by whomever it is read", async () => {
  const { places, article, log } = await markedLibrary();
  await damage(log);
  for (let start = 0; start < 2; start += 1) {
    const library = await openTestLibrary(places);
    await library.scan();
    for (let reading = 0; reading < 3; reading += 1)
      valueOf(await library.readArticle(article.articleId));
    expect(await faultsOf(library)).toMatchObject([
      {
        times: 1,
        event: {
          kind: "lines-set-aside",
          path: log,
          articleId: article.articleId,
          lines: 1,
          first: 1,
        },
      },
    ]);
    await library.close();
  }
});

test("a line that was cut short, and the new name of its writer, are noted when somebody writes on", async () => {
  const { places, article, log } = await markedLibrary();
  const bytes = await readFile(log);
  await writeFile(log, bytes.subarray(0, bytes.length - 20));
  const library = await openTestLibrary(places);
  valueOf(await library.readArticle(article.articleId));
  expect(await eventsOf(library)).toEqual([]);
  valueOf(await library.append(article.articleId, [newHighlight(article, "three")]));
  expect(await eventsOf(library)).toMatchObject([
    { kind: "tail-set-aside", path: log, articleId: article.articleId, line: 2 },
    { kind: "writer-renewed", path: log, reason: "log-differs", to: library.writerId },
  ]);
});

test("a damaged text is noted when it is opened, and where it went when it is taken out", async () => {
  const { places, article, folder } = await markedLibrary();
  const { contentHash } = article.version.facts;
  const html = join(folder, "versions", `${contentHash}.html`);
  await damage(html);
  const library = await openTestLibrary(places);
  await library.readVersion(article.articleId, contentHash);
  await library.readVersion(article.articleId, contentHash);
  expect(await eventsOf(library)).toMatchObject([
    { kind: "damage-found", path: html, articleId: article.articleId },
  ]);
  await library.check({ repair: true });
  const moved = (await eventsOf(library)).find(({ kind }) => kind === "file-quarantined");
  expect(moved).toMatchObject({ path: html, articleId: article.articleId });
  expect(moved?.kind === "file-quarantined" && (await readFile(moved.kept)).length).toBeGreaterThan(
    0,
  );
});

test("that nothing can be written is noted, that somebody accepted it, and that it is over", async () => {
  const { places } = await markedLibrary();
  const before = await openTestLibrary(places);
  for (let number = 0; number < 4; number += 1)
    valueOf(await before.addArticle(newArticle(`Words of article ${number}.`)));
  await before.scan();
  await before.close();
  const articles = join(places.directory, "articles");
  for (const name of (await readdir(articles)).slice(0, 3))
    await rm(join(articles, name), { recursive: true });

  const library = await openTestLibrary(places);
  await library.scan();
  await library.scan();
  const figures = "3 of 5 articles are missing";
  expect(await eventsOf(library)).toEqual([
    { kind: "writing-stopped", cause: containing(figures) },
  ]);
  expect(await library.acceptMissingArticles(figures)).toBe(true);
  expect(await eventsOf(library)).toEqual([
    { kind: "writing-stopped", cause: containing(figures) },
    { kind: "disappearance-accepted", figures },
    { kind: "writing-resumed" },
  ]);
});

test("a library that goes away and comes back is noted, also when it comes back to another process", async () => {
  const { places, article } = await markedLibrary();
  const library = await openTestLibrary(places);
  await library.scan();
  const away = `${places.directory}-away`;
  await rename(places.directory, away);
  const refused = await library.append(article.articleId, [newHighlight(article, "three")]);
  expect(refused).toMatchObject({ ok: false });
  await library.close();
  expect((await eventsOf(library)).map(({ kind }) => kind)).toEqual(["writing-stopped"]);

  await rename(away, places.directory);
  const next = await openTestLibrary(places);
  expect((await eventsOf(next)).map(({ kind }) => kind)).toEqual([
    "writing-stopped",
    "writing-resumed",
  ]);
});

test("a newer line, and a line that another device is still writing, are no faults", async () => {
  const { places, article, log } = await markedLibrary();
  const other = join(dirname(log), "zzzzzz.jsonl");
  const newer = '{"v":99,"w":"zzzzzz","n":1}';
  await writeFile(other, `${newer.slice(0, -1)},"crc":"${crc32cOfUtf8(newer)}"}\n`);
  await appendFile(other, '{"v":1,"w":"zz');
  const library = await openTestLibrary(places);
  valueOf(await library.readArticle(article.articleId));
  expect(library.problems()).toHaveLength(2);
  expect(await eventsOf(library)).toEqual([]);
});
