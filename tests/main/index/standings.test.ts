import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { ActionId } from "#core/identity/ids.js";
import { type BulkGroup, type MarksChange, packIds } from "#core/operation/bulk-deed.js";
import { openIndex } from "../../../electron/index/search-index.ts";
import { listed, useIndex } from "./index-fixture.ts";
import {
  annotationId,
  articleId,
  type ArticleSketch,
  hashOf,
  LIBRARY_ID,
  makeArticle,
  tagOf,
} from "./made-articles.ts";

const fixture = useIndex();

const AT = "2026-11-26T10:00:00.000Z";
const NOTICE = "Nobody promises that this report is true, complete or fit for use.";
const deed = { at: AT, heads: [`01jz${"0".repeat(22)}` as ActionId] };

function group(numbers: readonly number[], said: Partial<BulkGroup>): BulkGroup {
  const ids = packIds(numbers.map(articleId));
  return { change: {}, inverse: {}, heads: [], ids, ...said };
}

function texts(): readonly string[] {
  return [1, 2, 3].map((number) => `Text ${number}.\n${NOTICE}\n`);
}

/** In how many articles the notice stands, as each of them says. */
function folds(): readonly (number | undefined)[] {
  return texts().map(
    (text, at) => fixture.index.foldedParagraphs(articleId(at + 1), hashOf(text))[0]?.articles,
  );
}

test("what was changed together is as if each had been put anew", () => {
  const tags = [tagOf("war"), tagOf("peace")];
  const annotations = [{ id: annotationId(1), quote: "Some", tags: ["marked"] }];
  const sketch: ArticleSketch = { text: "Some text.\n", tags: ["carried"], annotations };
  fixture.put({ tags: ["war"] }, { state: "done" }, sketch, { ...sketch, trashed: true });
  fixture.index.changeStandings(
    [
      group([1, 2], {
        change: { set: { state: "archived" }, add: { tags: [tagOf("peace")] } },
      }),
      group([3], { change: { set: { trashed: true } } }),
      group([4], { change: { set: { trashed: false } } }),
    ],
    deed,
  );
  const incremental = fixture.index.overview();
  const rows = ["all", "trash"].map((view) =>
    listed(fixture.index, { view: view as "all" | "trash", sort: "recently-changed" }),
  );
  expect(fixture.index.check()).toEqual([]);
  fixture.index.clear();
  fixture.put(
    { tags: tags.toSorted(), state: "archived", modified: AT },
    { tags: ["peace"], state: "archived", modified: AT },
    {},
    { ...sketch, modified: AT },
  );
  const third = makeArticle(3, sketch);
  fixture.index.put([
    { ...third, record: { ...third.record, trashed: true, trashedAt: AT, modified: AT } },
  ]);
  expect(fixture.index.overview()).toEqual(incremental);
  expect(
    ["all", "trash"].map((view) =>
      listed(fixture.index, { view: view as "all" | "trash", sort: "recently-changed" }),
    ),
  ).toEqual(rows);
});

test("an article of which something else was said last is passed over, and named", () => {
  fixture.put({}, {});
  const change = { set: { state: "archived" } } as const;
  fixture.index.changeStandings([group([1], { change })], deed);
  expect(fixture.index.changeStandings([group([1, 2], { change })], deed)).toEqual([
    { articleId: articleId(1), heads: deed.heads },
  ]);
  expect(fixture.index.readStandings([articleId(2), articleId(1)], [])).toEqual([
    expect.objectContaining({ articleId: articleId(2), state: "archived", heads: deed.heads }),
    expect.objectContaining({ articleId: articleId(1), state: "archived", heads: deed.heads }),
  ]);
});

test.each(["this", "another"])(
  "what %s process says of an article after its standing was read is not overruled",
  (which) => {
    fixture.put({}, {});
    const both = [articleId(1), articleId(2)];
    const { cacheDirectory } = fixture;
    using closing = new DisposableStack();
    const other = openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
    closing.defer(() => other.close());
    const change = { set: { state: "archived" } } as const;
    expect(fixture.index.readStandings(both, [])).toHaveLength(2);
    const writer = which === "this" ? fixture.index : other;
    writer.changeStandings([group([1], { change })], deed);
    const later = { change: { set: { state: "done" } } } as const;
    const passedOver = fixture.index.changeStandings([group([1, 2], later)], deed);
    expect(passedOver).toEqual([{ articleId: articleId(1), heads: deed.heads }]);
  },
);

test("what recurs is put right after many went to the trash, and after some of them came back", () => {
  fixture.index.markFilled();
  fixture.put(...texts().map((text) => ({ text })));
  expect(folds()).toEqual([3, 3, 3]);
  const change = { set: { trashed: true } };
  fixture.index.changeStandings([group([1, 2], { change })], deed);
  expect(fixture.index.settle(1)).toEqual({ changed: [articleId(1)], isDone: false });
  expect(fixture.index.settle(10).isDone).toBe(true);
  expect(folds()).toEqual([undefined, undefined, undefined]);
  const back = { change: { set: { trashed: false } }, heads: deed.heads };
  fixture.index.changeStandings([group([1], back)], deed);
  fixture.index.settle(10);
  expect(folds()).toEqual([2, undefined, 2]);
  expect(fixture.index.check()).toEqual([]);
});

test("what many articles left to be put right is no damage", async () => {
  fixture.index.markFilled();
  fixture.put(...texts().map((text) => ({ text })), {
    text: `Text 4.\n${NOTICE}\n`,
    trashed: true,
  });
  // Asked as the app does that has put right what it knew of: another window has thrown these away since.
  const check = () => fixture.index.ask("check", undefined);
  fixture.index.changeStandings([group([1, 2], { change: { set: { trashed: true } } })], deed);
  fixture.index.changeStandings([group([4], { change: { set: { trashed: false } } })], deed);
  expect(await check()).toEqual([]);
  fixture.index.settle(1);
  expect(await check()).toEqual([]);
  fixture.index.settle(10);
  expect(folds()).toEqual([undefined, undefined, 2]);
  expect(await check()).toEqual([]);
});

test("an article that is put before what recurs was put right is listed once", () => {
  fixture.index.markFilled();
  fixture.put(...texts().map((text) => ({ text })));
  const change = { set: { trashed: true } };
  fixture.index.changeStandings([group([1, 2], { change })], deed);
  fixture.put(...texts().map((text, at) => ({ text, trashed: at === 1 })));
  expect(folds()).toEqual([2, undefined, 2]);
  fixture.index.remove([articleId(2)]);
  expect(fixture.index.check()).toEqual([]);
});

/** Each with how it is laid. */
function orders(): readonly unknown[] {
  const [file = ""] = globSync(join(fixture.cacheDirectory, "*", "index.sqlite"));
  const database = new DatabaseSync(file, { readOnly: true });
  const laid = database
    .prepare("SELECT name, sql FROM sqlite_master WHERE name LIKE 'article_by_%' ORDER BY name")
    .all();
  database.close();
  return laid;
}

test.for([
  ["archived", { set: { state: "archived" } }],
  ["thrown away", { set: { trashed: true } }],
  ["tagged", { add: { tags: [tagOf("war")] } }],
] as const satisfies readonly (readonly [string, MarksChange])[])(
  "the orders of lists are there again after most articles were %s",
  ([, change]) => {
    const sketches = Array.from({ length: 2_100 }, (_, at) => ({ title: `${5_000 - at}` }));
    fixture.put(...sketches);
    const all = sketches.map((_, at) => at + 1);
    const whileFilling = orders();
    expect(whileFilling).toHaveLength(1);
    fixture.index.changeStandings([group(all, { change })], deed);
    expect(orders()).toEqual(whileFilling);
    fixture.index.markFilled();
    const before = orders();
    expect(before).toHaveLength(7);
    fixture.index.changeStandings([group(all, { change, heads: deed.heads })], deed);
    // Behind the deed, but for the library's own and that of statistics.
    expect(orders()).toEqual(expect.arrayContaining([before[0], before[3]]));
    expect(orders().length).toBeLessThan(before.length);
    while (!fixture.index.settle(10).isDone);
    expect(orders()).toEqual(before);
  },
);

test("what a deed on very many articles wrote stays in the log until it is put right, and nothing of it is lost", () => {
  const numbers = Array.from({ length: 12_000 }, (_, at) => at + 1);
  const byNumber = (number: number) => makeArticle(number, { text: "Word.\n" });
  fixture.index.put(numbers.map(byNumber));
  fixture.index.markFilled();
  while (!fixture.index.settle(10).isDone);
  const [file = ""] = globSync(join(fixture.cacheDirectory, "**/index*.sqlite"));
  const before = readFileSync(file);
  const later = { at: AT, heads: [`01jz${"1".repeat(22)}` as ActionId] };
  fixture.index.changeStandings(
    [group(numbers, { change: { add: { tags: [tagOf("war")] } } })],
    deed,
  );
  fixture.index.changeStandings(
    [group(numbers, { change: { set: { state: "done" } }, heads: deed.heads })],
    later,
  );
  expect(readFileSync(file).equals(before)).toBe(true);
  expect(fixture.index.settle(10).isDone).toBe(false);
  expect(readFileSync(file).equals(before)).toBe(false);
  fixture.reopen();
  expect(fixture.index.overview().counts).toMatchObject({ inbox: 0, done: numbers.length });
  expect(fixture.index.check()).toEqual([]);
});

test.for([{ read: [3, 1, 2] }, { read: [3, 1, 4, 2] }, { read: [2, 1] }])(
  "articles whose standings were read in another order are not taken for each other: $read",
  ({ read }) => {
    fixture.put({ state: "inbox" }, { state: "done" }, { state: "reading" }, {});
    expect(fixture.index.readStandings(read.map(articleId), [])).toHaveLength(read.length);
    fixture.index.changeStandings(
      [
        group([1, 2], { change: { add: { tags: [tagOf("war")] } } }),
        group([3], { change: { set: { state: "archived" } } }),
      ],
      deed,
    );
    const states = fixture.index.readStandings([1, 2, 3, 4].map(articleId), []);
    expect(states.map(({ state }) => state)).toEqual(["inbox", "done", "archived", "inbox"]);
    expect(fixture.index.check()).toEqual([]);
  },
);

test("what was changed of most articles is so in every list, also after the index was opened again", () => {
  const sketches = Array.from({ length: 2_100 }, (_, at) => ({ title: `${5_000 - at}` }));
  fixture.put(...sketches);
  fixture.index.markFilled();
  const all = sketches.map((_, at) => at + 1);
  const titles = () => listed(fixture.index, { sort: "title" }).rows.map(({ title }) => title);
  const before = titles();
  fixture.index.changeStandings([group(all, { change: { set: { state: "archived" } } })], deed);
  expect(titles()).toEqual(before);
  expect(fixture.index.overview().counts).toMatchObject({ inbox: 0, archived: 2_100 });
  fixture.reopen();
  expect(fixture.index.overview().counts.archived).toBe(2_100);
});

test("what was read before a deed and put in after it is not taken for what the files say now", () => {
  const [first, second] = [makeArticle(1), makeArticle(2)];
  fixture.index.put([first, second]);
  fixture.index.changeStandings([group([1, 2], { change: { set: { state: "done" } } })], deed);
  fixture.index.put([second]);
  const [action] = deed.heads;
  if (action === undefined) throw new Error("none");
  const restamps = [first, second].map(({ record, stamp }) => ({
    articleId: record.articleId,
    action,
    from: stamp,
    to: `${stamp} and its log`,
  }));
  expect(fixture.index.restamp(restamps)).toEqual([articleId(2)]);
  expect(fixture.index.stamps().get(articleId(1))).toBe(`${first.stamp} and its log`);
  expect(fixture.index.stamps().get(articleId(2))).toBe(second.stamp);
  expect(fixture.index.restamp(restamps)).toEqual([articleId(2)]);
});

test("orders of lists that a deed on very many articles takes away are laid behind it, and no list is another meanwhile", () => {
  const { index } = fixture;
  const numbers = Array.from({ length: 2_100 }, (_, at) => at + 1);
  index.put(
    numbers.map((number) =>
      makeArticle(number, { title: `Title ${(number * 11) % 2_100}`, text: "Word.\n" }),
    ),
  );
  index.markFilled();
  const sorts = ["newest", "title", "longest", "shortest", "recently-changed"] as const;
  const lists = () => sorts.map((sort) => listed(index, { sort }).numbers.slice(0, 50));
  index.changeStandings([group(numbers, { change: { set: { state: "archived" } } })], deed);
  const meanwhile = lists();
  // The only one whose title begins with nothing but a nought.
  expect(meanwhile[1]?.[0]).toBe(2_100);
  expect(listed(index, { view: "archived" }).total).toBe(2_100);
  let laid = 0;
  while (!index.settle(10).isDone) laid += 1;
  // Its log, and four orders.
  expect(laid).toBe(5);
  expect(lists()).toEqual(meanwhile);
  expect(index.check()).toEqual([]);
});
