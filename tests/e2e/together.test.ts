import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../postil/import-texts.ts";
import { type Outcome, runPostil } from "../postil/run-postil.ts";
import type { TestHome } from "../postil/test-home.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";
import type { AppWindow } from "./window/app-window.ts";

const QUOTE = "kept one book";
const ANSWER = "Nobody ever answered";

async function openFerry(window: AppWindow): Promise<ReaderPage> {
  await new LibraryPage(window.page).open("The ferry book");
  const reader = new ReaderPage(window);
  await reader.ready();
  return reader;
}

/** Runs a command that must succeed. */
function commandIn(home: TestHome): (words: readonly string[]) => Promise<Outcome> {
  return async (words) => {
    const told = await runPostil(home, words);
    expect(told, words[0]).toMatchObject({ status: 0, errors: "" });
    return told;
  };
}

function isPainted(reader: ReaderPage, words: string): () => Promise<boolean> {
  return async () =>
    Object.values(await reader.article.painted())
      .flat()
      .includes(words);
}

test("what one window marks shows in another of the same host at once", async ({ app, skip }) => {
  needsBrowserHost({ skip }, "the desktop has one window");
  const one = await app.openWindow();
  await importTexts(one.client, { "ferry.txt": FERRY });
  const other = await app.openWindow();
  const [first, second] = [await openFerry(one), await openFerry(other)];
  await first.highlight(QUOTE);
  await expect.poll(isPainted(second, QUOTE)).toBe(true);
});

test("what the command line writes shows in an open window", async ({ home, window }) => {
  const [ferry] = await importTexts(window.client, { "ferry.txt": FERRY });
  const reader = await openFerry(window);
  const command = commandIn(home);
  await command(["highlight", String(ferry?.articleId), "--quote", QUOTE]);
  await expect.poll(isPainted(reader, QUOTE)).toBe(true);
});

test("what the command line adds, tags and puts away shows in an open list", async ({
  home,
  window,
}) => {
  const library = new LibraryPage(window.page);
  const path = await home.write("ferry.txt", FERRY);
  const titles = () => library.titles();
  const command = commandIn(home);
  const onlyArticle = async () => {
    const [{ articleId }] = (await command(["list", "--json"])).records as [{ articleId: string }];
    return articleId;
  };
  await command(["add", path]);
  await expect.poll(titles).toContain("The ferry book of Vell");
  await command(["tag", await onlyArticle(), "tides"]);
  await library.article("tides").waitFor();
  await command(["state", await onlyArticle(), "done"]);
  await expect.poll(titles).toEqual([]);
});

test("two hosts show one library, and each sees what the other writes", async ({
  startApp,
  skip,
}) => {
  needsBrowserHost({ skip }, "a second desktop app hands over to the first and ends");
  const one = await (await startApp()).openWindow();
  await importTexts(one.client, { "ferry.txt": FERRY });
  const other = await (await startApp()).openWindow();
  await new LibraryPage(other.page).article("The ferry book").waitFor();
  const [first, second] = [await openFerry(one), await openFerry(other)];
  await first.highlight(QUOTE);
  await expect.poll(isPainted(second, QUOTE)).toBe(true);
  await second.highlight(ANSWER);
  await expect.poll(isPainted(first, ANSWER)).toBe(true);
});

test("a window out of sight lets go of its connection, and is up to date when it comes back", async ({
  window,
  skip,
}) => {
  needsBrowserHost({ skip }, "the desktop's window has no connection");
  const { page, client } = window;
  const library = new LibraryPage(page);
  await page.getByText(wording.library.empty.inbox.title).waitFor();
  const show = (state: "hidden" | "visible") =>
    page.evaluate((now) => {
      Object.defineProperty(document, "visibilityState", { get: () => now, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, state);
  // No window of a headless browser is ever out of sight.
  const closed = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/events"));
  await show("hidden");
  await closed;
  await importTexts(client, { "ferry.txt": FERRY });
  await show("visible");
  await library.article("The ferry book").waitFor();
});

test("a host and commands that write at the same time lose nothing of each other's", async ({
  home,
  app: { client },
}) => {
  const sentences = Array.from(
    { length: 60 },
    (_, at) => `Sentence number ${at} stands alone here.`,
  );
  const path = await home.write(
    "many.txt",
    ["Many sentences", "", sentences.join(" "), ""].join("\n"),
  );
  await runPostil(home, ["add", path]);
  await expect.poll(async () => (await client.ask("articles.list", {})).total).toBe(1);
  const [{ articleId } = { articleId: undefined }] = (await client.ask("articles.list", {})).rows;
  if (articleId === undefined) throw new Error("not imported");

  const ofCommands = [4, 11, 23, 37, 42, 58];
  const commands = ofCommands.map((at) =>
    runPostil(home, ["highlight", articleId, "--quote", `Sentence number ${at} stands`, "--json"]),
  );
  const ofHost = sentences
    .keys()
    .filter((at) => !ofCommands.includes(at))
    .toArray();
  const calls = ofHost.map((at) =>
    client.ask("annotations.createFromQuote", { articleId, exact: `Sentence number ${at} stands` }),
  );
  expect((await Promise.all(commands)).map(({ status }) => status)).toEqual(
    ofCommands.map(() => 0),
  );
  expect((await Promise.all(calls)).map(({ state }) => state)).toEqual(ofHost.map(() => "placed"));

  const wanted = sentences.map((_, at) => `Sentence number ${at} stands`).toSorted();
  const quotes = async () =>
    (await client.ask("notes.summaries", {})).notes.map(({ quote }) => quote).toSorted();
  await expect.poll(quotes).toEqual(wanted);
  const told = await runPostil(home, ["notes", "--json"]);
  expect(told.records.map((note) => (note as { quote: string }).quote).toSorted()).toEqual(wanted);
  expect(await runPostil(home, ["check", "--json"])).toMatchObject({ status: 0 });
});
