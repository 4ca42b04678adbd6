import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

/** What a clock said when something was added, in the order in which it was. */
const CLOCKS = [
  "2026-11-20T12:00:00.000Z",
  // A battery that is empty.
  "1970-01-01T00:00:00.000Z",
  "2099-06-01T12:00:00.000Z",
  // Set back by forty days, and by a second.
  "2026-10-11T12:00:00.000Z",
  "2026-10-11T11:59:59.000Z",
  // Before the beginning of all clocks.
  "1969-12-31T23:00:00.000Z",
] as const;

/** Every way of naming a moment, in and between those. */
const DATES = [
  "1969",
  "1970",
  "1970-01-01",
  "1970-01-02",
  "2026-10-11",
  "2026-10-12",
  "2026-11-20",
  "2026-11-21",
  "2099",
  "2099-06-01",
  "2099-06-02",
  "2100",
  "today",
  "yesterday",
  "3-days-ago",
] as const;
const SORTS = ["newest", "oldest", "title", "longest", "shortest", "recently-changed"] as const;

let folder: TestFolder;
let app: TestApp;
let articleIds: readonly ArticleId[];

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  vi.useFakeTimers({ toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  app = await folder.open();
  onTestFinished(() => app.close());
  const added: ArticleId[] = [];
  for (const [number, clock] of CLOCKS.entries()) {
    vi.setSystemTime(clock);
    const articleId = await app.add(`${number}.txt`, `Text ${number}\n\nThe words of ${number}.\n`);
    await app.ask("annotations.createFromQuote", { articleId, exact: `words of ${number}` });
    added.push(articleId);
  }
  articleIds = added.toSorted();
  vi.setSystemTime("2026-11-27T12:00:00.000Z");
});

async function listed(query = "", sort: (typeof SORTS)[number] = "newest") {
  const { rows } = await app.ask("articles.list", { query, sort, limit: 100 });
  return rows.map(({ articleId }) => articleId);
}

async function marked(query = "", sort: "newest" | "oldest" = "newest") {
  const { entries } = await app.ask("annotations.list", { query, sort, limit: 100 });
  return entries.map(({ articleId }) => articleId);
}

test("whatever the clock said, everything is in every list, once, also after a restart and in an index built anew", async () => {
  for (const time of ["at once", "after a restart", "built anew"]) {
    for (const sort of SORTS) {
      expect((await listed("", sort)).toSorted(), `${time}, ${sort}`).toEqual(articleIds);
    }
    for (const sort of ["newest", "oldest"] as const) {
      expect((await marked("", sort)).toSorted(), `${time}, ${sort}`).toEqual(articleIds);
    }
    await app.close();
    app = await folder.open();
    if (time === "after a restart") await app.ask("library.rebuild", {});
  }
});

test("each day parts what there is in two: nothing is before it and after it, and nothing neither", async () => {
  for (const date of DATES) {
    for (const find of [listed, marked]) {
      const [before, after] = [await find(`before:${date}`), await find(`after:${date}`)];
      expect([...before, ...after].toSorted(), date).toEqual(articleIds);
      expect((await find(`-before:${date}`)).toSorted(), date).toEqual(after.toSorted());
    }
  }
});

test("only the order goes by the clock: what it dated is found by what it said", async () => {
  const titlesOf = async (query: string) => {
    const { rows } = await app.ask("articles.list", { query, sort: "oldest", limit: 100 });
    return rows.map(({ title }) => title);
  };
  expect(await titlesOf("")).toEqual(["Text 5", "Text 1", "Text 4", "Text 3", "Text 0", "Text 2"]);
  expect(await titlesOf("before:1971")).toEqual(["Text 5", "Text 1"]);
  expect(await titlesOf("after:2090")).toEqual(["Text 2"]);
  expect(await titlesOf("after:2026-10 before:2026-11")).toEqual(["Text 4", "Text 3"]);
});

test("what was thrown away under a wrong clock is asked about at most, and never goes by itself", async () => {
  const [first, second] = articleIds;
  for (const [clock, articleId] of [
    ["1970-01-01T00:00:00.000Z", first],
    ["2099-06-01T12:00:00.000Z", second],
  ] as const) {
    vi.setSystemTime(clock);
    await app.ask("articles.update", {
      articleIds: articleId === undefined ? [] : [articleId],
      trashed: true,
    });
  }
  vi.setSystemTime("2026-11-27T12:00:00.000Z");
  await app.close();
  app = await folder.open();
  const trash = await app.ask("articles.list", { view: "trash" });
  expect(trash.rows.map(({ articleId }) => articleId).toSorted()).toEqual([first, second]);
  expect((await app.ask("trash.old", {})).articleIds).toEqual([first]);
  await app.ask("articles.update", { articleIds: [...articleIds], trashed: false });
  expect((await listed()).toSorted()).toEqual(articleIds);
});

test("statistics count everything, whenever it is said to have been", async () => {
  const { articles, highlights, months } = await app.ask("statistics", { timeZone: "UTC" });
  expect(Object.values(articles).reduce((total, number) => total + number, 0)).toBe(CLOCKS.length);
  expect(highlights).toBe(CLOCKS.length);
  // A plot of months begins when people could have marked something.
  expect(months.map(({ month, added }) => [month, added])).toEqual([
    ["2026-10", 2],
    ["2026-11", 1],
    ["2099-06", 1],
  ]);
});
