import { expect, test } from "vitest";
import type { CallInput, CallName } from "#contract/calls.js";
import type { Annotation } from "#core/annotation/annotation.js";
import { AnnotationId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { TEXT, usePages } from "./page-library.ts";

const pages = usePages();
const WORDS = (TEXT[1] ?? "").split(" ");
const wordsFrom = (first: number, last: number): string => WORDS.slice(first, last).join(" ");
const NEW_ID = AnnotationId.parse("01jx00000000000000000000zz");

/** What a deed is done to: three highlights that touch, the second in the trash. */
interface Scene {
  readonly first: Annotation;
  readonly trashed: Annotation;
  readonly third: Annotation;
}

/** One call, as a window makes it. */
interface Asked {
  readonly name: CallName;
  readonly input: CallInput<CallName>;
}

function update(change: Omit<CallInput<"annotations.update">, "annotationIds">) {
  return ({ first }: Scene): Asked => ({
    name: "annotations.update",
    input: { annotationIds: [first.annotationId], ...change },
  });
}

const DEEDS: Readonly<Record<string, (scene: Scene) => Asked>> = {
  highlight: ({ first: { articleId, contentHash } }) => ({
    name: "annotations.create",
    input: { annotationId: NEW_ID, articleId, contentHash, start: 3, end: 9, color: "blue" },
  }),
  "highlight by its words": ({ first: { articleId } }) => ({
    name: "annotations.createFromQuote",
    input: { articleId, exact: wordsFrom(12, 16), note: "New.", tags: [Tag.parse("new")] },
  }),
  recolour: update({ color: "purple" }),
  underline: update({ style: "underline" }),
  "write a note": update({ note: "Another note." }),
  "delete a note": update({ note: "" }),
  tag: update({ addTags: [Tag.parse("peace")] }),
  untag: update({ removeTags: [Tag.parse("war")] }),
  "everything at once": update({
    color: "green",
    style: "underline",
    note: "All.",
    addTags: [Tag.parse("peace")],
    removeTags: [Tag.parse("war")],
  }),
  "put on other words": ({ first: { annotationId, contentHash } }) => ({
    name: "annotations.update",
    input: { annotationIds: [annotationId], span: { contentHash, start: 3, end: 20 } },
  }),
  "keep as a quotation": update({ quotation: true }),
  trash: update({ trashed: true }),
  restore: ({ trashed }) => ({
    name: "annotations.update",
    input: { annotationIds: [trashed.annotationId], trashed: false },
  }),
  "delete for good": ({ trashed }) => ({
    name: "trash.purge",
    input: { annotationIds: [trashed.annotationId] },
  }),
  "recolour several": ({ first, third }) => ({
    name: "annotations.update",
    input: { annotationIds: [first.annotationId, third.annotationId], color: "orange" },
  }),
  merge: ({ first, third }) => ({
    name: "annotations.merge",
    input: {
      articleId: first.articleId,
      contentHash: first.contentHash,
      annotationIds: [first.annotationId, third.annotationId],
    },
  }),
  split: ({ first: { articleId, contentHash, annotationId, position } }) => ({
    name: "annotations.split",
    input: { articleId, contentHash, annotationId, cuts: [position.start + 5] },
  }),
};

async function setScene(): Promise<Scene> {
  const { articleId } = await pages.addOne({});
  const first = await pages.highlight(articleId, wordsFrom(1, 4));
  const trashed = await pages.highlight(articleId, wordsFrom(6, 8));
  const third = await pages.highlight(articleId, wordsFrom(4, 6));
  const annotationIds = [first.annotationId];
  const note = "A note.";
  await pages.app.ask("annotations.update", { annotationIds, note, addTags: [Tag.parse("war")] });
  await pages.app.ask("annotations.update", {
    annotationIds: [trashed.annotationId],
    trashed: true,
  });
  return { first, trashed, third };
}

/** Every annotation of the library as a reader sees it, the trash too; when it was changed is no matter of undo. */
async function everything(): Promise<unknown> {
  const shown = await pages.app.ask("annotations.list", {});
  const inTrash = await pages.app.ask("annotations.list", { trashed: true });
  return [shown, inTrash].map(({ entries }) =>
    entries
      .map(({ modified: _, trashedAt: __, ...entry }) => entry)
      .toSorted((one, other) => (one.annotationId < other.annotationId ? -1 : 1)),
  );
}

/** What was made and unmade lies in the trash: nothing that was ever marked is gone. */
async function withoutNew(known: ReadonlySet<string>): Promise<unknown> {
  const [shown, inTrash] = (await everything()) as { annotationId: string }[][];
  return [shown, inTrash?.filter(({ annotationId }) => known.has(annotationId))];
}

test.each(Object.entries(DEEDS))(
  "%s is undone after a restart, and redone after the next",
  async (_, deed) => {
    const scene = await setScene();
    const known = new Set(Object.values(scene).map(({ annotationId }: Annotation) => annotationId));
    const before = await everything();
    const { name, input } = deed(scene);
    await pages.app.ask(name, input);
    const after = await everything();
    expect(after).not.toEqual(before);

    await pages.restart();
    await pages.app.ask("undo", {});
    expect(await withoutNew(known)).toEqual(before);

    await pages.restart();
    await pages.app.ask("redo", {});
    expect(await everything()).toEqual(after);
  },
);
