import { expect, test } from "vitest";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { chance } from "../../core/resemblance/made-texts.ts";
import { LAST_QUOTE, QUOTE, URL, usePages } from "./page-library.ts";

const pages = usePages();
const TAGS = ["war", "War", "method", "method/archives", "coast"].map((name) => Tag.parse(name));
const SEARCHES = ["tag:war", "is:done", "color:yellow", "-has:highlight in:article"];
const ARTICLES = 5;
const DEEDS = 100;

test("whatever is done, and taken back, every count in the sidebar is that of the list behind it", async () => {
  const { app } = pages;
  const random = chance(2026);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const articleIds: ArticleId[] = [];
  const annotationIds: AnnotationId[] = [];
  for (let number = 0; number < ARTICLES; number += 1) {
    const added = await pages.addOne({ title: `Page ${number}`, url: `${URL}/${number}` });
    articleIds.push(added.articleId);
    for (const words of [QUOTE, LAST_QUOTE]) {
      annotationIds.push((await pages.highlight(added.articleId, words)).annotationId);
    }
  }
  for (const query of SEARCHES) await app.ask("savedSearches.put", { name: query, query });

  const deeds: Readonly<Record<string, () => Promise<unknown>>> = {
    move: () =>
      app.ask("articles.update", { articleIds: [pick(articleIds)], state: pick(ARTICLE_STATES) }),
    "tag and untag": () =>
      app.ask("articles.update", {
        articleIds: [pick(articleIds), pick(articleIds)],
        addTags: [pick(TAGS)],
        removeTags: [pick(TAGS)],
      }),
    "throw away": () =>
      app.ask("articles.update", { articleIds: [pick(articleIds)], trashed: true }),
    restore: () => app.ask("articles.update", { articleIds, trashed: false }),
    "delete for good": () => app.ask("trash.purge", { articleIds: [pick(articleIds)] }),
    "tag a highlight": () =>
      app.ask("annotations.update", {
        annotationIds: [pick(annotationIds)],
        addTags: [pick(TAGS)],
        color: pick(["yellow", "blue"]),
      }),
    "throw a highlight away": () =>
      app.ask("annotations.update", { annotationIds: [pick(annotationIds)], trashed: true }),
    "bring highlights back": () =>
      app.ask("annotations.updateAll", { annotationIds, trashed: false }),
    "delete a highlight for good": () =>
      app.ask("trash.purge", { annotationIds: [pick(annotationIds)] }),
    rename: () =>
      app.ask("tags.change", { change: { kind: "rename", tag: pick(TAGS), to: pick(TAGS) } }),
    "delete a tag": () => app.ask("tags.change", { change: { kind: "delete", tag: pick(TAGS) } }),
    undo: () => app.ask("undo", {}),
    redo: () => app.ask("redo", {}),
  };
  const refused: string[] = [];
  for (let number = 0; number < DEEDS; number += 1) {
    const deed = pick(Object.keys(deeds));
    // One that cannot be done, such as Undo where nothing was done, is refused and changes nothing.
    await deeds[deed]?.().catch(() => refused.push(deed));
    expect(await sidebar(), `after ${number}: ${deed}`).toEqual(await listsBehind());
  }
  expect(refused.length).toBeLessThan(DEEDS / 2);
});

/** What the sidebar shows. */
async function sidebar(): Promise<Counts> {
  const { counts, tags, savedSearches } = await pages.app.ask("library.overview", {});
  return {
    ...counts,
    tags: byName(tags.map(({ tag, count }) => [tag, count])),
    searches: byName(savedSearches.map(({ query, count }) => [query, count])),
  };
}

/** The same, counted in the lists that it leads to. */
async function listsBehind(): Promise<Counts> {
  const { app } = pages;
  const inView = async (view: "inbox" | "reading" | "done" | "archived" | "trash") =>
    (await app.ask("articles.list", { view })).total;
  const { rows } = await app.ask("articles.list", {});
  const { entries, total } = await app.ask("annotations.list", {});
  const carried = Map.groupBy(
    [...rows, ...entries].flatMap(({ tags }) => tags),
    (tag) => tag,
  );
  const found: [string, number][] = [];
  for (const query of SEARCHES) found.push([query, (await app.ask("search", { query })).total]);
  return {
    inbox: await inView("inbox"),
    reading: await inView("reading"),
    done: await inView("done"),
    archived: await inView("archived"),
    trashed: await inView("trash"),
    annotations: total,
    needLook: (await app.ask("annotations.review", {})).total,
    tags: byName([...carried].map(([tag, { length }]) => [tag, length])),
    searches: byName(found),
  };
}

interface Counts {
  readonly inbox: number;
  readonly reading: number;
  readonly done: number;
  readonly archived: number;
  readonly trashed: number;
  readonly annotations: number;
  readonly needLook: number;
  readonly tags: Readonly<Record<string, number>>;
  readonly searches: Readonly<Record<string, number>>;
}

function byName(entries: readonly (readonly [string, number])[]): Readonly<Record<string, number>> {
  return Object.fromEntries(entries.filter(([, count]) => count > 0));
}
