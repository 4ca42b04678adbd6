import { expect, onTestFinished, test } from "vitest";
import type { CallInput } from "#contract/calls.js";
import { AnnotationId } from "#core/identity/ids.js";
import { makeTestFolder, type TestApp } from "./open-test-app.ts";

async function openWithNote(note: string) {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const app = await open();
  const articleId = await app.add("margins.txt", "Margins\n\nA reader answers back in it.\n");
  const quote = "answers back";
  const made = await app.ask("annotations.createFromQuote", { articleId, exact: quote, note });
  if (made.state !== "placed") throw new Error("not placed");
  const { annotationId, start, end } = made;
  const { facts } = await app.ask("articles.get", { articleId });
  const place = { articleId, contentHash: facts.contentHash, span: { start, end }, quote };

  async function open(): Promise<TestApp> {
    const opened = await folder.open();
    onTestFinished(() => opened.close());
    return opened;
  }
  async function annotations(by: TestApp) {
    return (await by.ask("articles.get", { articleId })).annotations;
  }
  type Draft = CallInput<"notes.keepDraft">["draft"];
  const draft = (base: string, text: string): Draft => ({
    annotationId,
    ...place,
    color: "yellow",
    base,
    text,
  });
  return { app, open, annotationId, annotations, draft };
}

test("what a window was typing when the app ended is the note at the next start, once", async () => {
  const { app, open, annotations, draft, annotationId } = await openWithNote("First");
  await app.ask("notes.keepDraft", { draft: draft("First", "First and sec") });
  await app.ask("notes.keepDraft", { draft: draft("First", "First and second") });
  await app.close();
  const next = await open();
  expect((await annotations(next))[0]).toMatchObject({
    note: "First and second",
    noteVersions: [],
  });
  await next.ask("annotations.update", { annotationIds: [annotationId], note: "Third" });
  await next.close();
  expect((await annotations(await open()))[0]?.note).toBe("Third");
});

test("a draft that was dropped is not written", async () => {
  const { app, open, annotations, draft, annotationId } = await openWithNote("First");
  await app.ask("notes.keepDraft", { draft: draft("First", "Thrown away") });
  await app.ask("notes.dropDraft", { annotationId });
  await app.close();
  expect((await annotations(await open()))[0]?.note).toBe("First");
});

test("what was typed over a text that changed meanwhile stands beside it at the next start", async () => {
  const { app, open, annotations, draft, annotationId } = await openWithNote("First");
  await app.ask("annotations.update", { annotationIds: [annotationId], note: "Theirs" });
  await app.ask("notes.keepDraft", { draft: draft("First", "Mine") });
  await app.close();
  const [annotation] = await annotations(await open());
  expect(annotation?.noteVersions.map(({ text }) => text)).toEqual(["Theirs", "Mine"]);
});

test("a draft whose window is gone is saved by the app that goes on", async () => {
  const { app, annotations, draft } = await openWithNote("");
  await app.ask("notes.keepDraft", { draft: draft("", "Nobody came to save this") });
  await expect.poll(async () => (await annotations(app))[0]?.note).toBe("Nobody came to save this");
});

test("a highlight that was never made is made with its note", async () => {
  const { app, open, annotations, draft } = await openWithNote("");
  const annotationId = AnnotationId.parse("01jx0000000000000000000009");
  const typed = draft("", "About the reader");
  await app.ask("notes.keepDraft", {
    draft: { ...typed, annotationId, span: { start: 0, end: 8 } },
  });
  await app.close();
  const found = await annotations(await open());
  expect(found.map(({ quote, note }) => [quote.exact, note])).toEqual([
    ["A reader", "About the reader"],
    ["answers back", ""],
  ]);
});

test("a note keeps its control characters; NUL goes, and half a pair becomes U+FFFD, in the files and after a restart", async () => {
  const { app, open, annotations, annotationId } = await openWithNote("");
  const annotationIds = [annotationId];
  await app.ask("annotations.update", { annotationIds, note: "a\u0000b\u001b\ud83d c\r\nd" });
  expect((await annotations(app))[0]?.note).toBe("ab\u001b\ufffd c\r\nd");
  await app.close();
  expect((await annotations(await open()))[0]?.note).toBe("ab\u001b\ufffd c\r\nd");
});

test("a note of a million characters is kept whole and found by a word at its end; one of five million is refused", async () => {
  const { app, open, annotations, annotationId } = await openWithNote("");
  const annotationIds = [annotationId];
  const note = `${"a reader's word \u0639\u{1f600} ".repeat(60_000)}finally`;
  await app.ask("annotations.update", { annotationIds, note });
  const tooLong = app.ask("annotations.update", { annotationIds, note: "x".repeat(5_000_000) });
  await expect(tooLong).rejects.toThrow("A note holds up to 4,000,000 characters");
  await app.close();
  const next = await open();
  expect((await annotations(next))[0]?.note).toBe(note);
  const { entries } = await next.ask("annotations.list", { query: "finally" });
  expect(entries.map(({ annotationId: id }) => id)).toEqual(annotationIds);
});
