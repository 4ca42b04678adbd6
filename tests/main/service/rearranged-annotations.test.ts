import { expect, test } from "vitest";
import type { Annotation } from "#core/annotation/annotation.js";
import { Tag } from "#core/tag/tag.js";
import { TEXT, usePages } from "./page-library.ts";

const pages = usePages();

/** Words that stand one after the other in the second paragraph. */
const WORDS = (TEXT[1] ?? "").split(" ");
const wordsFrom = (first: number, last: number): string => WORDS.slice(first, last).join(" ");

async function annotated(): Promise<{
  readonly place: {
    readonly articleId: Annotation["articleId"];
    readonly contentHash: Annotation["contentHash"];
  };
  mark(first: number, last: number, note?: string, tag?: string): Promise<Annotation>;
  /** What is there, in reading order. */
  shown(): Promise<readonly Annotation[]>;
}> {
  const { articleId } = await pages.addOne({});
  const { contentHash } = (await pages.get(articleId)).facts;
  return {
    place: { articleId, contentHash },
    async mark(first, last, note = "", tag) {
      const made = await pages.highlight(articleId, wordsFrom(first, last), contentHash);
      const annotationIds = [made.annotationId];
      const addTags = tag === undefined ? [] : [Tag.parse(tag)];
      const { annotations } = await pages.app.ask("annotations.update", {
        annotationIds,
        note,
        addTags,
      });
      return annotations[0] ?? made;
    },
    shown: async () =>
      (await pages.get(articleId)).annotations.toSorted(
        (one, other) => one.position.start - other.position.start,
      ),
  };
}

test("several highlights become one with all their notes and tags, and one undo makes them several again", async () => {
  const { place, mark, shown } = await annotated();
  const middle = await mark(3, 6, "In the middle.", "b");
  const first = await mark(1, 4, "At the beginning.", "a");
  const last = await mark(6, 9, "", "a");
  const before = await shown();
  const annotationIds = [middle, first, last].map(({ annotationId }) => annotationId);
  const { annotations } = await pages.app.ask("annotations.merge", { ...place, annotationIds });
  expect(annotations.filter(({ trashed }) => trashed)).toHaveLength(2);
  expect(await shown()).toMatchObject([
    {
      annotationId: middle.annotationId,
      quote: { exact: wordsFrom(1, 9) },
      note: "At the beginning.\n\nIn the middle.",
      tags: ["a", "b"],
      color: middle.color,
      anchor: { kind: "placed" },
    },
  ]);
  expect(await pages.app.ask("undo", {})).toMatchObject({ label: "merge 3 highlights" });
  const content = ({ annotationId, quote, note, tags, color }: Annotation) => ({
    annotationId,
    quote,
    note,
    tags,
    color,
  });
  expect((await shown()).map(content)).toEqual(before.map(content));
  await pages.restart();
  expect(await pages.app.ask("redo", {})).toMatchObject({ label: "merge 3 highlights" });
  expect(await shown()).toHaveLength(1);
});

test("a highlight is cut into pieces of its colour and tags, of which the first keeps the note", async () => {
  const { place, mark, shown } = await annotated();
  const whole = await mark(2, 8, "About all of it.", "a");
  const { start, end } = whole.position;
  const cuts = [start + wordsFrom(2, 4).length, end - wordsFrom(6, 8).length];
  const { annotationId } = whole;
  const answer = await pages.app.ask("annotations.split", { ...place, annotationId, cuts });
  expect(answer.annotations).toHaveLength(3);
  const looks = { tags: ["a"], color: whole.color, anchor: { kind: "placed" } };
  expect(await shown()).toMatchObject([
    { annotationId, quote: { exact: wordsFrom(2, 4) }, note: "About all of it.", ...looks },
    { quote: { exact: wordsFrom(4, 6) }, note: "", ...looks },
    { quote: { exact: wordsFrom(6, 8) }, note: "", ...looks },
  ]);
  expect(await pages.app.ask("undo", {})).toMatchObject({ label: "split highlight" });
  expect(await shown()).toMatchObject([{ annotationId, quote: whole.quote }]);
});

test("cuts at the ends or outside cut nothing, and are refused", async () => {
  const { place, mark, shown } = await annotated();
  const { annotationId, position } = await mark(2, 8);
  for (const cuts of [[position.start], [position.end, position.end + 9]]) {
    const call = pages.app.ask("annotations.split", { ...place, annotationId, cuts });
    await expect(call).rejects.toThrow("The article has no text at");
  }
  expect(await shown()).toHaveLength(1);
});

test("what stands nowhere in the version is not merged with what does", async () => {
  const { place, mark, shown } = await annotated();
  const here = await mark(2, 4);
  const gone = await mark(5, 7);
  await pages.app.ask("annotations.update", { annotationIds: [gone.annotationId], trashed: true });
  const annotationIds = [here.annotationId, gone.annotationId];
  const call = pages.app.ask("annotations.merge", { ...place, annotationIds });
  await expect(call).rejects.toThrow("There is no highlight");
  expect(await shown()).toMatchObject([{ quote: here.quote }]);
});
