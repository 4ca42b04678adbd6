import { setImmediate as nextTurn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { describeSpan } from "#core/anchor/describe-span.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import { AnnotationId, ContentHash, TextHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { ok } from "#core/result.js";
import { createDocumentCache } from "../../../electron/service/document-cache.ts";
import { placeAnnotations } from "../../../electron/service/place-annotations.ts";
import { edited, madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { random, TEXT, usePages } from "./page-library.ts";

const pages = usePages();

const REPORT =
  "The ferry to the outer islands carried 1,000 people on Monday, and the harbour master said that it was safe to sail.";
const QUOTE = "carried 1,000 people on Monday";

describe("after a page was imported again", () => {
  test("a highlight stays on its words when everything around them was edited and moved", async () => {
    const { articleId } = await pages.addOne({ paragraphs: [...TEXT, REPORT] });
    await pages.highlight(articleId, QUOTE);
    const newer = REPORT.replace("The ferry to", "A ferry from").replace(", and", " – and");
    await pages.addOne({ paragraphs: [newer, ...edited(TEXT, random, 0.1)] });
    const { annotations } = await pages.get(articleId);
    expect(annotations).toMatchObject([{ anchor: { kind: "moved" } }]);
    expect(await pages.quotes(articleId)).toEqual([QUOTE]);
  });

  test("one whose number was changed is asked about, one that is gone says so, and none is dropped", async () => {
    const { articleId } = await pages.addOne({ paragraphs: [...TEXT, REPORT] });
    const before = (await pages.get(articleId)).facts.contentHash;
    const changed = await pages.highlight(articleId, QUOTE);
    const gone = await pages.highlight(articleId, (TEXT[2] ?? "").slice(20, 90));
    await pages.addOne({
      paragraphs: [...TEXT.slice(0, 2), ...TEXT.slice(3), REPORT.replace("1,000", "2,000")],
    });

    const { annotations, facts } = await pages.get(articleId);
    const { plainText } = await pages.app.ask("articles.text", { articleId });
    const start = plainText.indexOf("carried 2,000");
    const span = { start, end: start + QUOTE.length };
    const anchorOf = (id: string) => annotations.find((one) => one.annotationId === id)?.anchor;
    expect(anchorOf(changed.annotationId)).toMatchObject({
      kind: "uncertain",
      candidates: [{ span }],
    });
    expect(anchorOf(gone.annotationId)).toEqual({ kind: "orphaned", lastKnown: gone.position });
    expect(facts.contentHash).not.toBe(before);

    for (const [query, quote] of [
      ["is:uncertain", changed.quote.exact],
      ["is:orphaned", gone.quote.exact],
    ] as const) {
      const { notes } = await pages.app.ask("notes.summaries", { query });
      expect(notes).toMatchObject([{ quote }]);
    }
    expect((await pages.app.ask("library.overview", {})).counts.needLook).toBe(2);
    expect(await pages.quotes(articleId, before)).toEqual([gone.quote.exact, QUOTE]);
  });

  test("a highlight that was put on other words is looked for by these", async () => {
    const { articleId } = await pages.addOne({ paragraphs: [...TEXT, REPORT] });
    const before = (await pages.get(articleId)).facts.contentHash;
    const { annotationId } = await pages.highlight(articleId, QUOTE);
    await pages.addOne({ paragraphs: [REPORT, ...TEXT.slice(0, 4)] });
    expect(await pages.quotes(articleId)).toEqual([QUOTE]);
    const other = "the harbour master";
    const { plainText } = await pages.app.ask("articles.text", { articleId, contentHash: before });
    const start = plainText.indexOf(other);
    const span = { contentHash: before, start, end: start + other.length };
    await pages.app.ask("annotations.update", { annotationIds: [annotationId], span });
    expect(await pages.quotes(articleId)).toEqual([other]);
  });
});

describe("the list of highlights that need a look", () => {
  const CHANGED = QUOTE.replace("1,000", "2,000");

  /** An article whose newer version changed one highlight and lost another; and one that needs no look. */
  async function reviewed() {
    const { articleId } = await pages.addOne({ paragraphs: [...TEXT, REPORT] });
    const changed = await pages.highlight(articleId, QUOTE);
    const gone = await pages.highlight(articleId, (TEXT[2] ?? "").slice(20, 90));
    await pages.highlight(articleId, (TEXT[1] ?? "").slice(20, 90));
    await pages.addOne({
      paragraphs: [...TEXT.slice(0, 2), ...TEXT.slice(3), REPORT.replace("1,000", "2,000")],
    });
    return { articleId, changed, gone };
  }

  test("shows what each stood on, with more around it than is stored, and where it may stand", async () => {
    const { articleId, changed, gone } = await reviewed();
    await pages.addOne({
      url: "https://vell.example/other",
      paragraphs: madeParagraphs(random, 3),
    });
    const { entries, total } = await pages.app.ask("annotations.review", {});
    expect(total).toBe(2);
    expect(entries.map(({ annotationId }) => annotationId)).toEqual([
      gone.annotationId,
      changed.annotationId,
    ]);
    const [lost, asked] = entries;
    expect(lost).toMatchObject({ anchor: { kind: "orphaned" }, candidates: [] });
    expect(lost?.stood.before).toContain((TEXT[2] ?? "").slice(0, 20));
    expect(asked?.stood).toMatchObject({ words: QUOTE });
    expect(asked?.stood.before).toContain("The ferry to the outer islands ");
    expect(asked?.stood.before.length).toBeGreaterThan(32);
    expect(asked?.candidates).toMatchObject([{ words: CHANGED }]);
    expect(asked?.candidates[0]?.after).toMatch(/^, and the harbour master/);
    const own = await pages.app.ask("annotations.review", { articleId, limit: 1 });
    expect(own).toMatchObject({ total: 2, entries: [{ annotationId: gone.annotationId }] });
  });

  test("is left by accepting a candidate, which is undone like anything else", async () => {
    const { articleId, changed, gone } = await reviewed();
    const { entries } = await pages.app.ask("annotations.review", {});
    const [candidate] = entries[1]?.candidates ?? [];
    const { current } = entries[1] ?? {};
    if (candidate === undefined || !current) return expect.fail("there is a candidate");
    const { start, end } = candidate;
    const annotationIds = [changed.annotationId];
    const span = { contentHash: current, start, end };
    await pages.app.ask("annotations.update", { annotationIds, span });
    const left = await pages.app.ask("annotations.review", {});
    expect(left.entries.map(({ annotationId }) => annotationId)).toEqual([gone.annotationId]);
    expect(await pages.quotes(articleId)).toContain(CHANGED);
    await pages.app.ask("undo", {});
    expect((await pages.app.ask("annotations.review", {})).total).toBe(2);
    expect(await pages.quotes(articleId)).not.toContain(CHANGED);
  });

  test("is left by what the reader keeps as a quotation, in this version and the next, until it is put on words", async () => {
    const { articleId, changed, gone } = await reviewed();
    const annotationIds = [gone.annotationId];
    await pages.app.ask("annotations.update", { annotationIds, quotation: true });
    const toReview = async () => {
      const { entries } = await pages.app.ask("annotations.review", {});
      return entries.map(({ annotationId }) => annotationId);
    };
    expect(await toReview()).toEqual([changed.annotationId]);
    const { undo, counts } = await pages.app.ask("library.overview", {});
    expect(undo).toBe("keep highlight without a place");
    expect(counts.needLook).toBe(1);

    await pages.addOne({ paragraphs: [TEXT[1] ?? "", ...TEXT.slice(3)] });
    expect(await toReview()).toEqual([changed.annotationId]);
    const { facts, annotations } = await pages.get(articleId);
    const kept = annotations.find(({ annotationId }) => annotationId === gone.annotationId);
    expect(kept).toMatchObject({ quotation: true, anchor: { kind: "orphaned" } });

    const span = { contentHash: facts.contentHash, start: 0, end: 8 };
    await pages.app.ask("annotations.update", { annotationIds, span });
    const placed = (await pages.get(articleId)).annotations;
    expect(placed.find(({ annotationId }) => annotationId === gone.annotationId)).toMatchObject({
      quotation: false,
      anchor: { kind: "placed" },
    });
    await pages.app.ask("undo", {});
    expect(await toReview()).toEqual([changed.annotationId]);
    await pages.app.ask("undo", {});
    expect(await toReview()).toContain(gone.annotationId);
  });
});

test("a quote that is named for a new highlight is never guessed: only the very same letters count", async () => {
  const { articleId } = await pages.addOne({ paragraphs: [...TEXT, REPORT] });
  for (const exact of [
    QUOTE.replace("1,000", "2,000"),
    QUOTE.toUpperCase(),
    QUOTE.replace(" ", "  "),
  ]) {
    const answer = await pages.app.ask("annotations.createFromQuote", { articleId, exact });
    expect(answer).toEqual({ state: "orphaned", candidates: [], total: 0 });
  }
  expect((await pages.get(articleId)).annotations).toEqual([]);
});

describe("looking for thousands of highlights", () => {
  const HIGHLIGHTS = 2_000;
  const hashes = { old: "a".repeat(64), newer: "b".repeat(64) };

  /** An article with two versions, each sentence of the first one highlighted, one word of each replaced in the second. */
  function manyHighlights(): {
    record: ArticleRecord;
    current: VersionFacts;
    texts: Map<string, string>;
  } {
    const words = madeParagraphs(random, 900).join(" ").split(" ");
    const sentence = Math.floor(words.length / HIGHLIGHTS);
    const old = words.join(" ");
    const newer = words.map((word, at) => (at % sentence === 5 ? "elsewhere" : word)).join(" ");
    const annotations: Partial<AnnotationState>[] = [];
    for (let at = 0, start = 0; at < HIGHLIGHTS; at += 1) {
      const quote = words.slice(at * sentence, (at + 1) * sentence).join(" ");
      const position = { start, end: start + quote.length };
      annotations.push({
        annotationId: AnnotationId.parse(makeUlid(at, new Uint8Array(10))),
        contentHash: ContentHash.parse(hashes.old),
        position,
        quote: describeSpan({ plainText: old, blocks: [] }, position).quote,
        trashed: false,
      });
      start = position.end + 1;
    }
    const versions = [hashes.old, hashes.newer].map((hash) => ({
      contentHash: ContentHash.parse(hash),
      textHash: TextHash.parse(hash),
    }));
    return {
      // What placing looks at, and nothing else.
      record: { versions, annotations } as unknown as ArticleRecord,
      current: versions[1] as unknown as VersionFacts,
      texts: new Map([
        [hashes.old, `<p>${old}</p>`],
        [hashes.newer, `<p>${newer}</p>`],
      ]),
    };
  }

  test("gives everybody else a turn again and again, and is remembered", async () => {
    const { record, current, texts } = manyHighlights();
    const documents = createDocumentCache({
      readVersion: async (_, contentHash) => ok(texts.get(contentHash) ?? ""),
    });
    const document = await documents.read(record.articleId, current.contentHash);
    if (!document.ok) return expect.fail("it is there");
    let turns = 0;
    const done = new AbortController();
    const others = (async () => {
      for (; !done.signal.aborted; turns += 1) await nextTurn();
    })();
    const anchors = await placeAnnotations({ documents }, record, current, document.value);
    done.abort();
    await others;
    expect(anchors.size).toBe(HIGHLIGHTS);
    expect(new Set([...anchors.values()].map(({ kind }) => kind))).not.toContain("orphaned");
    expect(turns).toBeGreaterThan(5);

    const again = await placeAnnotations({ documents }, record, current, document.value);
    for (const [id, anchor] of anchors) expect(again.get(id)).toBe(anchor);
  });
});
