import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { edited, madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";
import { random, TEXT } from "./page-library.ts";

let folder: TestFolder;
let app: TestApp;

beforeEach(async () => {
  folder = await makeTestFolder();
  app = await folder.open();
});
afterEach(async () => {
  await app.close();
  await folder[Symbol.asyncDispose]();
});

async function queries(): Promise<readonly string[]> {
  return (await app.ask("searchHistory.list", {})).queries;
}

/** Every file below a folder that holds these words. */
async function filesWith(directory: string, words: string): Promise<readonly string[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const found = await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const text = await readFile(join(parentPath, name), "utf8");
      return text.includes(words) ? [name] : [];
    }),
  );
  return found.flat();
}

describe("what was searched for", () => {
  test("is offered again after a restart, the latest first and each once, and never stands in the library", async () => {
    for (const query of ["a secret", "tide", "a secret"]) {
      await app.ask("searchHistory.add", { query });
    }
    await app.close();
    app = await folder.open();
    expect(await queries()).toEqual(["a secret", "tide"]);
    expect(await filesWith(folder.folder, "a secret")).toEqual(["searches.json"]);
    expect(await filesWith(folder.library, "a secret")).toEqual([]);
  });

  test("is forgotten one by one or all at once", async () => {
    for (const query of ["one", "two", "three"]) await app.ask("searchHistory.add", { query });
    await app.ask("searchHistory.remove", { query: "two" });
    expect(await queries()).toEqual(["three", "one"]);
    await app.ask("searchHistory.clear", {});
    expect(await queries()).toEqual([]);
  });

  test("is forgotten and kept no more once the reader wants none kept", async () => {
    await app.ask("searchHistory.add", { query: "tide" });
    await app.ask("settings.set", { keepSearches: false });
    await app.ask("searchHistory.add", { query: "harbour" });
    expect(await queries()).toEqual([]);
    await app.ask("settings.set", { keepSearches: true });
    await app.ask("searchHistory.add", { query: "ferry" });
    expect(await queries()).toEqual(["ferry"]);
  });

  test("is limited to what one still recognises", async () => {
    for (let at = 0; at < 60; at += 1) await app.ask("searchHistory.add", { query: `word ${at}` });
    expect(await queries()).toEqual(Array.from({ length: 50 }, (_, at) => `word ${59 - at}`));
  });
});

test("articles like one are its copies, and apart from them what is about similar things", async () => {
  const pilots = await app.add("pilots.txt", `The pilots\n\n${TEXT.join("\n\n")}\n`);
  const copied = edited(TEXT, random, 0.03).join("\n\n");
  const copy = await app.add("copy.txt", `A copy of the pilots\n\n${copied}\n`);
  for (let at = 0; at < 9; at += 1) {
    await app.add(`${at}.txt`, `Other ${at}\n\n${madeParagraphs(random, 2).join("\n\n")}\n`);
  }
  const rare = "zanzibar quagga zeppelin wombat";
  const one = await app.add("one.txt", `One\n\n${`${rare} and more of them here. `.repeat(9)}\n`);
  const two = await app.add("two.txt", `Two\n\n${`Of ${rare} there is much to say. `.repeat(9)}\n`);

  const ofPilots = await app.ask("articles.similar", { articleId: pilots });
  expect(ofPilots.copies.map(({ articleId }) => articleId)).toEqual([copy]);
  expect(ofPilots.related.map(({ articleId }) => articleId)).not.toContain(copy);
  const ofOne = await app.ask("articles.similar", { articleId: one });
  expect(ofOne).toMatchObject({ title: "One", copies: [], related: [{ articleId: two }] });
  expect(ofOne.related[0]?.words).toContain("zeppelin");
});

test("a saved search has as many results as its name says, highlights among them", async () => {
  const articleId = await app.add(
    "tide.txt",
    "The tide\n\nThe tide comes in, and the tide goes out.\n",
  );
  await app.ask("annotations.createFromQuote", { articleId, exact: "tide comes in" });
  const { id } = await app.ask("savedSearches.put", { name: "Water", query: "tide" });
  const { savedSearches } = await app.ask("library.overview", {});
  const { total } = await app.ask("search", { query: "tide" });
  expect(savedSearches).toEqual([{ id, name: "Water", query: "tide", count: total }]);
  expect(total).toBe(2);

  await app.ask("savedSearches.put", { id, name: "Sea", query: "tide" });
  expect((await app.ask("library.overview", {})).savedSearches).toMatchObject([{ name: "Sea" }]);
  await app.ask("undo", {});
  expect((await app.ask("library.overview", {})).savedSearches).toMatchObject([{ name: "Water" }]);
});

test("facets that nobody wants any more are not counted", async () => {
  await app.add("tide.txt", "The tide\n\nThe tide comes in.\n");
  const request = { callId: "facets", name: "search.facets", input: { query: "tide" } };
  const reply = app.app.handle(request);
  app.app.cancel("facets");
  expect(await reply).toMatchObject({ ok: false, error: { code: "cancelled" } });
  expect(await app.app.handle(request)).toMatchObject({
    ok: true,
    value: { states: [{ state: "inbox", count: 1 }] },
  });
});
