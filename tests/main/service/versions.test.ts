import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { CallOutput } from "#contract/calls.js";
import type { ImportOutcome } from "#contract/records.js";
import { AnnotationId, type ArticleId, type ContentHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { normaliseTag } from "#core/tag/tag.js";
import { chance, edited, madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

const URL = "https://vell.example/news/pilots";
const random = chance(21);
const TEXT = madeParagraphs(random, 5);
const NOTICES = madeParagraphs(random, 3);
/** A picture: its first bytes are all that is looked at. */
const PICTURE = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(500, 7)]);
/** Words that stand once in the text, and in its second paragraph. */
const QUOTE = (TEXT[1] ?? "").split(" ").slice(4, 10).join(" ");
/** The same in the last paragraph. */
const LAST_QUOTE = (TEXT[4] ?? "").split(" ").slice(4, 10).join(" ");

let folder: TestFolder;
let app: TestApp;

beforeEach(async () => {
  folder = await makeTestFolder();
  app = await folder.open();
  onTestFinished(async () => {
    await app.close();
    await folder[Symbol.asyncDispose]();
  });
});

interface Page {
  readonly title?: string;
  readonly url?: string;
  readonly paragraphs?: readonly string[];
}

function page({ title = "The pilots", url = URL, paragraphs = TEXT }: Page): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join("\n");
  return `<!doctype html><html lang="la"><head><title>${title}</title>
<link rel="canonical" href="${url}"></head>
<body><article><h1>${title}</h1>${body}</article></body></html>`;
}

let files = 0;

async function add(...contents: readonly (string | Page)[]): Promise<readonly ImportOutcome[]> {
  const paths: string[] = [];
  for (const content of contents) {
    files += 1;
    const text = typeof content === "string" ? content : page(content);
    const path = join(folder.folder, `${files}${typeof content === "string" ? ".md" : ".html"}`);
    await writeFile(path, text);
    paths.push(path);
  }
  return await app.app.importPaths(paths, {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
}

async function addOne(content: string | Page): Promise<ImportOutcome & { articleId: ArticleId }> {
  const [outcome] = await add(content);
  if (outcome?.articleId === undefined || outcome.articleId === null) {
    throw new Error(outcome?.reason ?? "nothing was imported");
  }
  return { ...outcome, articleId: outcome.articleId };
}

async function get(
  articleId: ArticleId,
  contentHash?: ContentHash,
): Promise<CallOutput<"articles.get">> {
  return await app.ask("articles.get", { articleId, ...(contentHash && { contentHash }) });
}

async function highlight(
  articleId: ArticleId,
  words: string,
  version?: ContentHash,
): Promise<CallOutput<"annotations.create">["annotation"]> {
  const { plainText, contentHash } = await app.ask("articles.text", {
    articleId,
    ...(version && { contentHash: version }),
  });
  const start = plainText.indexOf(words);
  const bytes = crypto.getRandomValues(new Uint8Array(10));
  const annotationId = AnnotationId.parse(makeUlid(Date.now(), bytes));
  const place = { articleId, contentHash, start, end: start + words.length };
  const made = await app.ask("annotations.create", { annotationId, ...place, color: "yellow" });
  return made.annotation;
}

async function articles(): Promise<number> {
  return (await app.ask("articles.list", {})).total;
}

/** What stands under each anchor, in the version that is asked for. */
async function quotes(articleId: ArticleId, contentHash?: ContentHash): Promise<unknown> {
  const { annotations } = await get(articleId, contentHash);
  const { plainText } = await app.ask("articles.text", {
    articleId,
    ...(contentHash && { contentHash }),
  });
  return annotations.map(({ anchor }) =>
    "span" in anchor ? plainText.slice(anchor.span.start, anchor.span.end) : anchor.kind,
  );
}

describe("a page that was imported before", () => {
  test("comes in as a new version that opens; the old one stays, and highlights follow their words", async () => {
    const { articleId } = await addOne({});
    const before = (await get(articleId)).facts.contentHash;
    await highlight(articleId, QUOTE);
    await highlight(articleId, LAST_QUOTE);
    const paragraphs = [...madeParagraphs(random, 1), ...TEXT.slice(0, 4)];
    const [updated] = await add({ paragraphs, url: `${URL}?utm_source=letter&fbclid=7#top` });

    expect(updated).toMatchObject({ status: "updated", articleId, reason: null });
    expect(updated?.update).toMatchObject({ before, opens: true });
    expect(updated?.update?.share).toBeGreaterThan(0.7);
    expect(await articles()).toBe(1);
    const now = await get(articleId);
    expect(now.versions.map(({ contentHash }) => contentHash)).toEqual([
      before,
      now.facts.contentHash,
    ]);
    expect(now).toMatchObject({ current: updated?.update?.contentHash, chosenBy: null });
    expect(await quotes(articleId)).toEqual([QUOTE, "orphaned"]);
    expect(await quotes(articleId, before)).toEqual([QUOTE, LAST_QUOTE]);
    const found = await app.ask("search", {
      query: `"${paragraphs[0]?.split(" ").slice(0, 5).join(" ")}"`,
    });
    expect(found.hits).toMatchObject([{ articleId }]);
  });

  test("keeps title, tags and state that the reader gave it", async () => {
    const { articleId } = await addOne({});
    const tags = [normaliseTag("rivers") ?? expect.fail("a tag")];
    const articleIds = [articleId];
    const own = { title: "My pilots", state: "done" } as const;
    await app.ask("articles.update", { articleIds, ...own, addTags: tags });
    const [updated] = await add({ title: "The pilots, updated", paragraphs: TEXT.slice(0, 4) });
    expect(updated).toMatchObject({ status: "updated", title: "My pilots" });
    expect(await get(articleId)).toMatchObject({ title: "My pilots", state: "done", tags });
  });

  test("with the same words is known, whatever else is in the file", async () => {
    const { articleId } = await addOne({});
    const again = page({}).replace("</body>", "<!-- another advertisement --></body>");
    await writeFile(join(folder.folder, "again.html"), again);
    const [outcome] = await app.app.importPaths([join(folder.folder, "again.html")], {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(outcome).toMatchObject({ status: "known", articleId, title: "The pilots" });
    expect((await get(articleId)).versions).toHaveLength(1);
  });

  test("with the same words and its pictures is a version that opens, on which every highlight stands", async () => {
    const { articleId } = await addOne({});
    await highlight(articleId, QUOTE);
    const source = `data:image/png;base64,${PICTURE.toString("base64")}`;
    const [first = ""] = TEXT;
    const withPicture = join(folder.folder, "with-picture.html");
    await writeFile(
      withPicture,
      page({}).replace(first, `${first}<img alt="The tower" src="${source}">`),
    );
    const [outcome] = await app.app.importPaths([withPicture], {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
    expect(outcome).toMatchObject({ status: "updated", update: { opens: true, share: 1 } });
    expect((await get(articleId)).html).toContain("../assets/");
    expect(await quotes(articleId)).toEqual([QUOTE]);
    expect(await addOne({})).toMatchObject({ status: "known", articleId });
  });

  test("as Markdown is a version of the same article", async () => {
    const { articleId } = await addOne({});
    const note = `---\nurl: ${URL.replace("https", "http")}/\n---\n# The pilots\n\n${TEXT.slice(1).join("\n\n")}\n`;
    expect(await addOne(note)).toMatchObject({ status: "updated", articleId });
  });

  test("with next to nothing of the text is added and does not open, until one comes that has more", async () => {
    const { articleId } = await addOne({});
    await highlight(articleId, QUOTE);
    const before = (await get(articleId)).facts.contentHash;
    const gone = await addOne({ title: "Not found", paragraphs: madeParagraphs(random, 2) });
    expect(gone).toMatchObject({ status: "updated", articleId, title: "The pilots" });
    expect(gone.update).toMatchObject({ before, opens: false });
    expect(gone.reason).toBe(
      "Next to nothing of the text is in the new version, so the one before still opens.",
    );
    expect(await get(articleId)).toMatchObject({ current: before, chosenBy: "import" });
    expect(await quotes(articleId)).toEqual([QUOTE]);
    expect((await app.ask("library.overview", {})).undo).toBe("highlight");

    const back = await addOne({ paragraphs: [...TEXT, "And they keep it still."] });
    expect(back.update).toMatchObject({ before, opens: true });
    expect(await get(articleId)).toMatchObject({
      current: back.update?.contentHash,
      chosenBy: null,
    });
    expect((await get(articleId)).versions).toHaveLength(3);
  });

  test("of which only a publisher's notices are left does not open", async () => {
    // So that the notices are known for what they are.
    await add({ url: `${URL}/other`, paragraphs: [...madeParagraphs(random, 4), ...NOTICES] });
    const { articleId } = await addOne({ paragraphs: [...TEXT.slice(0, 2), ...NOTICES] });
    const gone = await addOne({ paragraphs: ["This page is not here any more.", ...NOTICES] });
    expect(gone).toMatchObject({ articleId, update: { opens: false } });
    expect(gone.update?.share).toBeLessThan(0.1);
  });

  test("is a stranger's who claims its address: the old text stays, and stays highlighted", async () => {
    const { articleId } = await addOne({});
    await highlight(articleId, QUOTE);
    const before = (await get(articleId)).facts.contentHash;
    const half = [...TEXT.slice(0, 1), ...TEXT.slice(2), ...madeParagraphs(random, 1)];
    const stranger = await addOne({ title: "What we want you to read", paragraphs: half });
    expect(stranger.update).toMatchObject({ opens: true });
    expect(await quotes(articleId)).toEqual(["orphaned"]);
    expect(await quotes(articleId, before)).toEqual([QUOTE]);
    const { notes } = await app.ask("notes.summaries", { query: "is:orphaned" });
    expect(notes).toMatchObject([{ quote: QUOTE, state: "orphaned" }]);
  });

  test("is taken into the trash where its article lies, and says so", async () => {
    const { articleId } = await addOne({});
    await app.ask("articles.update", { articleIds: [articleId], trashed: true });
    const updated = await addOne({ paragraphs: TEXT.slice(0, 4) });
    expect(updated).toMatchObject({
      status: "updated",
      articleId,
      reason: "It is in the trash. Restore it to find it in your lists.",
    });
    expect(await get(articleId)).toMatchObject({ trashed: true });
    expect((await addOne({})).reason).toContain("It is in the trash.");
  });

  test("becomes one article when it comes twice in one import, and from two at once", async () => {
    const outcomes = await add(
      { paragraphs: TEXT },
      { paragraphs: TEXT.slice(0, 4) },
      { paragraphs: TEXT.slice(1) },
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["added", "updated", "updated"]);
    const [one, other] = await Promise.all([
      add({ url: `${URL}/b`, paragraphs: TEXT }),
      add({ url: `${URL}/b`, paragraphs: TEXT.slice(0, 4) }),
    ]);
    expect([one[0]?.status, other[0]?.status].toSorted()).toEqual(["added", "updated"]);
    expect(await articles()).toBe(2);
  });

  test("is known by its address after a restart and after the index was built anew", async () => {
    const { articleId } = await addOne({});
    await addOne({ paragraphs: TEXT.slice(0, 4) });
    await app.ask("library.rebuild", {});
    expect(await addOne({ paragraphs: TEXT.slice(1) })).toMatchObject({ articleId });
    await app.close();
    app = await folder.open();
    expect(await addOne({ paragraphs: TEXT.slice(1, 4) })).toMatchObject({ articleId });
    expect((await get(articleId)).versions).toHaveLength(4);
    expect((await app.ask("library.check", {})).problems).toEqual([]);
  });
});

describe("no version of another article is", () => {
  test("a page from another address, or from the address of a whole site", async () => {
    await add({}, { url: `${URL}?id=2`, paragraphs: madeParagraphs(random, 3) });
    await add(
      { url: "https://vell.example/", paragraphs: madeParagraphs(random, 3) },
      { url: "https://vell.example", paragraphs: madeParagraphs(random, 3) },
    );
    expect(await articles()).toBe(4);
  });

  test("a text without an address", async () => {
    await add(`# The pilots\n\n${TEXT.join("\n\n")}\n`, `# The pilots\n\n${TEXT[0]}\n`);
    expect(await articles()).toBe(2);
  });
});

describe("which version opens", () => {
  test("is the reader's to choose, stays chosen when another comes, and is undone", async () => {
    const { articleId } = await addOne({});
    const before = (await get(articleId)).facts.contentHash;
    await addOne({ paragraphs: TEXT.slice(0, 4) });
    const articleIds = [articleId];
    expect(await app.ask("articles.update", { articleIds, current: before })).toEqual({
      changed: 1,
    });
    expect(await app.ask("articles.update", { articleIds, current: before })).toEqual({
      changed: 0,
    });
    expect(await get(articleId)).toMatchObject({ current: before, chosenBy: "reader" });

    const third = await addOne({ paragraphs: TEXT.slice(1) });
    expect(third.update).toMatchObject({ opens: false });
    expect(third.reason).toBe("The version that you chose still opens.");
    expect(await get(articleId)).toMatchObject({ current: before });
    expect(await app.ask("undo", {})).toMatchObject({ label: "choice of version" });
    expect(await get(articleId)).toMatchObject({
      current: third.update?.contentHash,
      chosenBy: null,
    });
  });

  test("is none that the article does not have", async () => {
    const { articleId } = await addOne({});
    const other = (
      await get((await addOne({ url: `${URL}/b`, paragraphs: TEXT.slice(1) })).articleId)
    ).facts.contentHash;
    await expect(
      app.ask("articles.update", { articleIds: [articleId], current: other }),
    ).rejects.toThrow("This version of the article is not in the library.");
  });
});

test("highlights are made in any version, and stand where they were made and where their words are", async () => {
  const { articleId } = await addOne({});
  const before = (await get(articleId)).facts.contentHash;
  await addOne({ paragraphs: [...madeParagraphs(random, 1), ...TEXT.slice(0, 4)] });
  const made = await highlight(articleId, QUOTE, before);
  expect(made.anchor.kind).toBe("placed");
  const gone = await highlight(articleId, LAST_QUOTE, before);
  expect(gone).toMatchObject({ anchor: { kind: "placed" }, contentHash: before });
  expect(await quotes(articleId)).toEqual([QUOTE, "orphaned"]);
  const annotationIds = [gone.annotationId];
  const shown = await app.ask("annotations.update", {
    annotationIds,
    shown: before,
    note: "Only in the first version.",
  });
  expect(shown.annotations).toMatchObject([{ anchor: { kind: "placed" } }]);
  const opening = await app.ask("annotations.update", { annotationIds, note: "Gone since." });
  expect(opening.annotations).toMatchObject([{ anchor: { kind: "orphaned" } }]);
});

test("what changed between two versions is told, in either direction", async () => {
  const { articleId } = await addOne({});
  const from = (await get(articleId)).facts.contentHash;
  const { update } = await addOne({ paragraphs: [...TEXT.slice(0, 4), "And they keep it still."] });
  const to = update?.contentHash ?? from;
  const there = await app.ask("articles.difference", { articleId, from, to });
  expect(there).toMatchObject({
    title: "The pilots",
    from: { contentHash: from },
    to: { contentHash: to },
    rows: [
      { kind: "kept", paragraphs: 4 },
      { kind: "removed", text: TEXT[4] },
      { kind: "added", text: "And they keep it still." },
    ],
    left: 0,
  });
  const back = await app.ask("articles.difference", { articleId, from: to, to: from });
  expect(back.rows).toMatchObject([
    { kind: "kept" },
    { kind: "removed", text: "And they keep it still." },
    { kind: "added", text: TEXT[4] },
  ]);
});

describe("a text much like another's", () => {
  test("is added, and says which it is like and how much of it", async () => {
    const first = await addOne({ title: "The pilots of Vell" });
    const paragraphs = [...edited(TEXT, random, 0.04), ...madeParagraphs(random, 1)];
    const copy = await addOne({ url: "https://other.example/copy", paragraphs });
    expect(copy).toMatchObject({
      status: "added",
      similarTo: { articleId: first.articleId, title: "The pilots of Vell" },
    });
    expect(copy.similarTo?.share).toBeGreaterThan(0.6);
    expect(copy.similarTo?.share).toBeLessThan(0.95);
    expect(await articles()).toBe(2);
    const third = await addOne(`# The pilots\n\n${TEXT.join("\n\n")}\n`);
    expect(third.similarTo).toMatchObject({ articleId: first.articleId, share: 1 });
  });

  test("is found in an index that was built anew, and not when the other lies in the trash", async () => {
    const first = await addOne({});
    await app.ask("library.rebuild", {});
    const copy = await addOne({ url: "https://other.example/1", paragraphs: TEXT.slice(0, 4) });
    expect(copy.similarTo?.articleId).toBe(first.articleId);
    await app.ask("articles.update", {
      articleIds: [first.articleId, copy.articleId],
      trashed: true,
    });
    const again = await addOne({ url: "https://other.example/2", paragraphs: TEXT.slice(1) });
    expect(again.similarTo).toBeUndefined();
  });

  test("is none that has only the notices of a publisher in common", async () => {
    const outcomes = await add(
      ...[1, 2, 3, 4].map((number) => ({
        url: `https://vell.example/${number}`,
        title: `Report ${number}`,
        paragraphs: [...madeParagraphs(random, 1), ...NOTICES, ...NOTICES.toReversed()],
      })),
    );
    expect(outcomes.map(({ similarTo }) => similarTo)).toEqual(outcomes.map(() => undefined));
  });
});
