import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { prepareHome } from "./prepared-home.ts";
import { ChangedRecord, FailureRecord, ListRecord, ShowRecord, TagRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

test("list prints every article, and with a query those that match", async () => {
  await using home = await homeWithArticles();

  const all = await postil(home, "list", "--json");
  expect(all.status).toBe(0);
  const titles = all.records.map((record) => ListRecord.parse(record).title);
  expect(titles.toSorted()).toEqual(["A field guide to margins", "The ferry book of Vell"]);

  const some = await postil(home, "list", "title:ferry", "--json");
  expect(some.records.map((record) => ListRecord.parse(record))).toMatchObject([
    { articleId: home.ferry, byline: null, state: "inbox", highlights: 0, tags: [] },
  ]);
  expect((await postil(home, "list", "title:nowhere", "--json")).records).toEqual([]);
  const dated = await postil(home, "list", "published:2019..this-year", "--json");
  expect(dated.status).toBe(0);
});

test("show prints the canonical text with its blocks", async () => {
  await using home = await homeWithArticles();
  const shown = await postil(home, "show", home.margins, "--json");
  const article = ShowRecord.parse(shown.records[0]);
  const textOf = (kind: string) =>
    article.blocks
      .filter((block) => block.kind === kind)
      .map(({ start, end }) => article.plainText.slice(start, end).trim());
  expect(article).toMatchObject({ articleId: home.margins, title: "A field guide to margins" });
  expect(textOf("heading")).toContain("Tools");
  expect(article.plainText).toContain("the oldest form of conversation");
});

test("an article is named by its id, by the beginning of it, and by its folder", async () => {
  await using home = await homeWithArticles();
  const { ferry, margins } = home;
  // Ids begin with the time: how many characters tell two articles apart depends on when they were made.
  const lengths = Array.from({ length: ferry.length }, (_, index) => index + 4);
  const beginning =
    lengths.map((length) => ferry.slice(0, length)).find((begin) => !margins.startsWith(begin)) ??
    "";
  const folders = await readdir(join(home.library, "articles"));
  const folder = folders.find((name) => name.includes("ferry")) ?? "";
  for (const name of [ferry, beginning, folder]) {
    const shown = await postil(home, "show", name, "--json");
    expect(shown.records, name).toMatchObject([{ articleId: home.ferry }]);
  }
});

test("a name that fits no article, or several, is refused", async () => {
  await using home = await homeWithArticles();
  const unknown = await postil(home, "show", "zzzz", "--json");
  expect(unknown.status).toBe(1);
  expect(FailureRecord.parse(unknown.records[0]).error.code).toBe("article-not-found");
  // Ids begin with the time: two that were made together share their first characters.
  const several = await postil(home, "show", home.ferry.slice(0, 5), "--json");
  expect(several.status).toBe(1);
  expect(FailureRecord.parse(several.records[0]).error.code).toBe("article-ambiguous");
});

test("tags, states and the trash change the article and say how it is now", async () => {
  await using home = await homeWithArticles();
  const article = async (...words: readonly string[]) => {
    const [command = "", ...rest] = words;
    const changed = await postil(home, command, home.ferry, ...rest, "--json");
    expect(changed.status, changed.output).toBe(0);
    return ChangedRecord.parse(changed.records[0]);
  };
  expect(await article("tag", "tides", "#place/vell")).toMatchObject({
    articleId: home.ferry,
    tags: ["place/vell", "tides"],
    state: "inbox",
  });
  expect(await article("untag", "tides")).toMatchObject({ tags: ["place/vell"] });
  for (const state of ["reading", "done", "archived", "inbox"]) {
    expect(await article("state", state)).toMatchObject({ state });
  }
  expect(await article("trash")).toMatchObject({ state: "trashed" });
  const trashed = await postil(home, "list", "is:trashed", "--json");
  expect(trashed.records).toMatchObject([{ articleId: home.ferry, state: "trashed" }]);
  expect(await article("restore")).toMatchObject({ state: "inbox", tags: ["place/vell"] });
});

test("tags prints each tag with what carries it, and a word for each when no program reads", async () => {
  await using home = await homeWithArticles();
  expect(await postil(home, "tags", "--json")).toMatchObject({ status: 0, records: [] });
  await postil(home, "tag", home.ferry, "tides", "place/vell");
  await postil(home, "highlight", home.ferry, "--quote", "kept one book", "--tag", "tides");
  const listed = await postil(home, "tags", "--json");
  const counts = { color: null, otherNames: [] };
  expect(listed.records.map((record) => TagRecord.parse(record))).toEqual([
    { tag: "place/vell", articles: 1, highlights: 0, ...counts },
    { tag: "tides", articles: 1, highlights: 1, ...counts },
  ]);
  expect((await postil(home, "tags")).output).toContain("#tides  1 article and 1 highlight");
});

test("what a person reads drives no terminal, and a program gets every byte", async () => {
  await using home = await homeWithArticles();
  const note = "\u001b]0;owned\u0007 \u202egnp.txt";
  await postil(home, "highlight", home.ferry, "--quote", "kept one book", "--note", note);
  const told = await postil(home, "notes");
  expect(told.output).toContain("\\u001b]0;owned\\u0007 \\u202egnp.txt");
  const recorded = await postil(home, "notes", "--json");
  expect(recorded.records).toMatchObject([{ note }]);
});
