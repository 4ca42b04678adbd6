import { describe, expect, test } from "vitest";
import { normaliseTag } from "#core/tag/tag.js";
import { madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { LAST_QUOTE, NOTICES, page, QUOTE, random, TEXT, URL, usePages } from "./page-library.ts";

/** A picture: its first bytes are all that is looked at. */
const PICTURE = Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(500, 7)]);

const pages = usePages();

describe("a page that was imported before", () => {
  test("comes in as a new version that opens; the old one stays, and highlights follow their words", async () => {
    const { articleId } = await pages.addOne({});
    const before = (await pages.get(articleId)).facts.contentHash;
    await pages.highlight(articleId, QUOTE);
    await pages.highlight(articleId, LAST_QUOTE);
    const paragraphs = [...madeParagraphs(random, 1), ...TEXT.slice(0, 4)];
    const [updated] = await pages.add({ paragraphs, url: `${URL}?utm_source=letter&fbclid=7#top` });

    expect(updated).toMatchObject({ status: "updated", articleId, reason: null });
    expect(updated?.update).toMatchObject({ before, opens: true });
    expect(updated?.update?.share).toBeGreaterThan(0.7);
    expect(await pages.articles()).toBe(1);
    const now = await pages.get(articleId);
    expect(now.versions.map(({ contentHash }) => contentHash)).toEqual([
      before,
      now.facts.contentHash,
    ]);
    expect(now).toMatchObject({ current: updated?.update?.contentHash, chosenBy: null });
    expect(await pages.quotes(articleId)).toEqual([QUOTE, "orphaned"]);
    expect(await pages.quotes(articleId, before)).toEqual([QUOTE, LAST_QUOTE]);
    const found = await pages.app.ask("search", {
      query: `"${paragraphs[0]?.split(" ").slice(0, 5).join(" ")}"`,
    });
    expect(found.hits).toMatchObject([{ articleId }]);
  });

  test("keeps title, tags and state that the reader gave it", async () => {
    const { articleId } = await pages.addOne({});
    const tags = [normaliseTag("rivers") ?? expect.fail("a tag")];
    const articleIds = [articleId];
    const own = { title: "My pilots", state: "done" } as const;
    await pages.app.ask("articles.update", { articleIds, ...own, addTags: tags });
    const [updated] = await pages.add({
      title: "The pilots, updated",
      paragraphs: TEXT.slice(0, 4),
    });
    expect(updated).toMatchObject({ status: "updated", title: "My pilots" });
    expect(await pages.get(articleId)).toMatchObject({ title: "My pilots", state: "done", tags });
  });

  test("with the same words is known, whatever else is in the file", async () => {
    const { articleId } = await pages.addOne({});
    const again = page({}).replace("</body>", "<!-- another advertisement --></body>");
    const [outcome] = await pages.add(again);
    expect(outcome).toMatchObject({ status: "known", articleId, title: "The pilots" });
    expect((await pages.get(articleId)).versions).toHaveLength(1);
  });

  test("with the same words and its pictures is a version that opens, on which every highlight stands", async () => {
    const { articleId } = await pages.addOne({});
    await pages.highlight(articleId, QUOTE);
    const source = `data:image/png;base64,${PICTURE.toString("base64")}`;
    const [first = ""] = TEXT;
    const [outcome] = await pages.add(
      page({}).replace(first, `${first}<img alt="The tower" src="${source}">`),
    );
    expect(outcome).toMatchObject({ status: "updated", update: { opens: true, share: 1 } });
    expect((await pages.get(articleId)).html).toContain("../assets/");
    expect(await pages.quotes(articleId)).toEqual([QUOTE]);
    expect(await pages.addOne({})).toMatchObject({ status: "known", articleId });
  });

  test("as Markdown is a version of the same article", async () => {
    const { articleId } = await pages.addOne({});
    const note = `---\nurl: ${URL.replace("https", "http")}/\n---\n# The pilots\n\n${TEXT.slice(1).join("\n\n")}\n`;
    expect(await pages.addOne(note)).toMatchObject({ status: "updated", articleId });
  });

  test("with next to nothing of the text is added and does not open, until one comes that has more", async () => {
    const { articleId } = await pages.addOne({});
    await pages.highlight(articleId, QUOTE);
    const before = (await pages.get(articleId)).facts.contentHash;
    const gone = await pages.addOne({ title: "Not found", paragraphs: madeParagraphs(random, 2) });
    expect(gone).toMatchObject({ status: "updated", articleId, title: "The pilots" });
    expect(gone.update).toMatchObject({ before, opens: false });
    expect(gone.reason).toBe(
      "Next to nothing of the text is in the new version, so the one before still opens.",
    );
    expect(await pages.get(articleId)).toMatchObject({ current: before, chosenBy: "import" });
    expect(await pages.quotes(articleId)).toEqual([QUOTE]);
    expect((await pages.app.ask("library.overview", {})).undo).toBe("highlight");

    const back = await pages.addOne({ paragraphs: [...TEXT, "And they keep it still."] });
    expect(back.update).toMatchObject({ before, opens: true });
    expect(await pages.get(articleId)).toMatchObject({
      current: back.update?.contentHash,
      chosenBy: null,
    });
    expect((await pages.get(articleId)).versions).toHaveLength(3);
  });

  test("of which only a publisher's notices are left does not open", async () => {
    // So that the notices are known for what they are.
    await pages.add({
      url: `${URL}/other`,
      paragraphs: [...madeParagraphs(random, 4), ...NOTICES],
    });
    const { articleId } = await pages.addOne({ paragraphs: [...TEXT.slice(0, 2), ...NOTICES] });
    const gone = await pages.addOne({
      paragraphs: ["This page is not here any more.", ...NOTICES],
    });
    expect(gone).toMatchObject({ articleId, update: { opens: false } });
    expect(gone.update?.share).toBeLessThan(0.1);
  });

  test("is a stranger's who claims its address: the old text stays, and stays highlighted", async () => {
    const { articleId } = await pages.addOne({});
    await pages.highlight(articleId, QUOTE);
    const before = (await pages.get(articleId)).facts.contentHash;
    const half = [...TEXT.slice(0, 1), ...TEXT.slice(2), ...madeParagraphs(random, 1)];
    const stranger = await pages.addOne({ title: "What we want you to read", paragraphs: half });
    expect(stranger.update).toMatchObject({ opens: true });
    expect(await pages.quotes(articleId)).toEqual(["orphaned"]);
    expect(await pages.quotes(articleId, before)).toEqual([QUOTE]);
    const { notes } = await pages.app.ask("notes.summaries", { query: "is:orphaned" });
    expect(notes).toMatchObject([{ quote: QUOTE, state: "orphaned" }]);
  });

  test("is taken into the trash where its article lies, and says so", async () => {
    const { articleId } = await pages.addOne({});
    await pages.app.ask("articles.update", { articleIds: [articleId], trashed: true });
    const updated = await pages.addOne({ paragraphs: TEXT.slice(0, 4) });
    expect(updated).toMatchObject({
      status: "updated",
      articleId,
      reason: "It is in the trash. Restore it to find it in your lists.",
    });
    expect(await pages.get(articleId)).toMatchObject({ trashed: true });
    expect((await pages.addOne({})).reason).toContain("It is in the trash.");
  });

  test("becomes one article when it comes twice in one import, and from two at once", async () => {
    const outcomes = await pages.add(
      { paragraphs: TEXT },
      { paragraphs: TEXT.slice(0, 4) },
      { paragraphs: TEXT.slice(1) },
    );
    expect(outcomes.map(({ status }) => status)).toEqual(["added", "updated", "updated"]);
    const [one, other] = await Promise.all([
      pages.add({ url: `${URL}/b`, paragraphs: TEXT }),
      pages.add({ url: `${URL}/b`, paragraphs: TEXT.slice(0, 4) }),
    ]);
    expect(new Set([one[0]?.status, other[0]?.status])).toEqual(new Set(["added", "updated"]));
    expect(await pages.articles()).toBe(2);
  });

  test("is known by its address after a restart and after the index was built anew", async () => {
    const { articleId } = await pages.addOne({});
    await pages.addOne({ paragraphs: TEXT.slice(0, 4) });
    await pages.app.ask("library.rebuild", {});
    expect(await pages.addOne({ paragraphs: TEXT.slice(1) })).toMatchObject({ articleId });
    await pages.restart();
    expect(await pages.addOne({ paragraphs: TEXT.slice(1, 4) })).toMatchObject({ articleId });
    expect((await pages.get(articleId)).versions).toHaveLength(4);
    expect((await pages.app.ask("library.check", {})).problems).toEqual([]);
  });
});

describe("no version of another article is", () => {
  test("a page from another address, or from the address of a whole site", async () => {
    await pages.add({}, { url: `${URL}?id=2`, paragraphs: madeParagraphs(random, 3) });
    await pages.add(
      { url: "https://vell.example/", paragraphs: madeParagraphs(random, 3) },
      { url: "https://vell.example", paragraphs: madeParagraphs(random, 3) },
    );
    expect(await pages.articles()).toBe(4);
  });

  test("a text without an address", async () => {
    await pages.add(`# The pilots\n\n${TEXT.join("\n\n")}\n`, `# The pilots\n\n${TEXT[0]}\n`);
    expect(await pages.articles()).toBe(2);
  });
});
