import { createHash, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { readDocument } from "#core/document/read-document.js";
import { makeUlid } from "#core/identity/make-id.js";
import { openLibrary } from "../../../electron/library/open-library.ts";
import { makeEpub, PIXEL } from "../import/epub/make-epub.ts";
import { containing } from "../library/matchers.ts";
import { valueOf } from "../library/new-library.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";
import { pageIn, put, putFolder } from "./saved-page.ts";

const TEXT = "Ferry\n\nThe ferry crossed at noon. Nobody waved. The ferry crossed again.\n";

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

interface Stored {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  readonly trashed?: boolean;
}

/** Writes highlights into the files of an article that no window would make. */
async function store(articleId: ArticleId, highlights: readonly Stored[]): Promise<void> {
  const dataDirectory = join(folder.folder, "data");
  const library = valueOf(
    await openLibrary({ directory: folder.library, dataDirectory, create: false }),
  );
  const { versions } = valueOf(await library.readArticle(articleId));
  const changes = highlights.map(({ start, end, exact, trashed = false }) => ({
    kind: "highlight" as const,
    id: AnnotationId.parse(makeUlid(Date.now(), randomBytes(10))),
    set: {
      contentHash: versions[0].contentHash,
      position: { start, end },
      quote: { exact, prefix: "", suffix: "" },
      block: { headings: [], index: 0 },
      color: "yellow" as const,
      style: "fill" as const,
      ...(trashed && { trashed }),
    },
  }));
  valueOf(await library.append(articleId, changes));
  await library.close();
}

async function addFerry(): Promise<ArticleId> {
  await using app = await folder.open();
  return await app.add("ferry.txt", TEXT);
}

async function problemsOf(app: TestApp, repair = false): Promise<readonly string[]> {
  const { problems } = await app.ask("library.check", { repair });
  return problems.map(({ problem }) => problem);
}

test("a place that does not hold its words is told with what became of it, and repair leaves it", async () => {
  const articleId = await addFerry();
  const text = await plainTextOf(articleId);
  const at = text.indexOf("Nobody waved");
  await store(articleId, [
    { start: at, end: at + "Nobody waved".length, exact: "Nobody waved" },
    { start: at + 2, end: at + 2 + "Nobody waved".length, exact: "Nobody waved" },
    { start: 1, end: 6, exact: "words that stand nowhere in it" },
    { start: text.length - 2, end: text.length + 9, exact: "crossed at noon" },
    { start: 3, end: 7, exact: "Nobody", trashed: true },
  ]);
  await using app = await folder.open();
  const logs = await logsOf();
  const expected = [
    containing("“Nobody waved” does not hold its words. Postil found the words"),
    containing("“words that stand nowhere in it” does not hold its words. It is in the list"),
    containing("“crossed at noon” lies outside the text. Postil found the words"),
    containing("“Nobody” does not hold its words. Its words will be looked for"),
  ];
  const found = await problemsOf(app);
  expect(found).toHaveLength(expected.length);
  expect(found).toEqual(expect.arrayContaining(expected));
  expect(await problemsOf(app, true)).toHaveLength(expected.length);
  expect(await logsOf()).toEqual(logs);
});

test("a quotation that the reader keeps without a place is not asked about again", async () => {
  const articleId = await addFerry();
  await store(articleId, [{ start: 1, end: 6, exact: "words that stand nowhere in it" }]);
  await using app = await folder.open();
  expect(await problemsOf(app)).toEqual([containing("keep it as a quotation")]);
  const { entries } = await app.ask("annotations.list", {});
  const annotationIds = entries.map((entry) => entry.annotationId);
  await app.ask("annotations.update", { annotationIds, quotation: true });
  expect(await problemsOf(app)).toEqual([]);
});

test("facts that name another text are told, where something was marked in it", async () => {
  const articleId = await addFerry();
  await store(articleId, [{ start: 0, end: 5, exact: "Ferry" }]);
  const versions = join(await onlyFolder(), "versions");
  const name = (await readdir(versions)).find((one) => one.endsWith(".json")) ?? "";
  const facts = await readFile(join(versions, name), "utf8");
  const wrong = createHash("sha256").update("another text").digest("hex");
  await writeFile(
    join(versions, name),
    facts.replace(/("textHash":\s*")[0-9a-f]{64}/, `$1${wrong}`),
  );
  await using app = await folder.open();
  expect(await problemsOf(app)).toContainEqual(containing("does not fit it"));
});

test("articles of every format, marked, edited, read again and thrown away, have nothing to say about", async () => {
  await using app = await folder.open();
  const pages = join(folder.folder, "pages");
  await mkdir(pages);
  await put(join(pages, "one.html"), pageIn("one_files"));
  await putFolder(join(pages, "one_files"));
  await put(
    join(pages, "book.epub"),
    makeEpub({
      chapters: { "one.xhtml": `<p>A chapter with a picture.</p><img src="pixel.png"/>` },
      others: { "pixel.png": ["image/png", PIXEL] },
    }),
  );
  await put(
    join(pages, "notes.md"),
    "---\ntitle: Notes\ntags: [sea]\n---\n\nThe *sea* was calm.\n",
  );
  const [page, book, notes] = await importAll(app, pages, ["one.html", "book.epub", "notes.md"]);
  const ferry = await app.add("ferry.txt", TEXT);
  for (const articleId of [page, book, notes, ferry]) {
    if (articleId === undefined) throw new Error("one was not imported");
    const { plainText } = readDocument((await app.ask("articles.get", { articleId })).html);
    const exact = /\p{L}+ \p{L}+ \p{L}+/u.exec(plainText)?.[0] ?? "";
    await app.ask("annotations.createFromQuote", { articleId, exact, note: "Why?" });
  }
  await app.ask("articles.update", { articleIds: [ferry], trashed: true });
  const checked = await app.ask("library.check", { repair: false });
  expect(checked).toMatchObject({ problems: [], remarks: [] });
});

async function importAll(
  app: TestApp,
  directory: string,
  names: readonly string[],
): Promise<readonly (ArticleId | undefined)[]> {
  const context = { signal: new AbortController().signal, onProgress: () => undefined };
  const paths = names.map((name) => join(directory, name));
  const outcomes = await app.app.importPaths(paths, context);
  return paths.map((path) => outcomes.find((one) => one.path === path)?.articleId ?? undefined);
}

async function onlyFolder(): Promise<string> {
  const articles = join(folder.library, "articles");
  const [name = ""] = await readdir(articles);
  return join(articles, name);
}

async function logsOf(): Promise<readonly string[]> {
  const marks = join(await onlyFolder(), "marks");
  const names = (await readdir(marks)).toSorted();
  return await Promise.all(names.map((name) => readFile(join(marks, name), "utf8")));
}

async function plainTextOf(articleId: ArticleId): Promise<string> {
  await using app = await folder.open();
  return readDocument((await app.ask("articles.get", { articleId })).html).plainText;
}
