import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { enterHost } from "../postil/host-client.ts";
import { importTexts } from "../postil/import-texts.ts";
import { type Outcome, runPostil } from "../postil/run-postil.ts";
import { startPostil } from "../postil/start-postil.ts";
import type { TestHome } from "../postil/test-home.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";
import type { PostilWindow } from "./window/open-window.ts";

/** What one does shows elsewhere within this time. */
const LIVE_MS = 1_000;

/**
 * How long it takes until something shows that was done a moment ago. The best of a few attempts counts, since a machine
 * that runs tests does other things too.
 */
async function fastest(
  attempts: readonly {
    readonly act: () => Promise<unknown>;
    readonly shows: () => Promise<unknown>;
  }[],
): Promise<number> {
  let best = Infinity;
  for (const { act, shows } of attempts) {
    await act();
    const done = performance.now();
    await expect.poll(shows, { interval: 20 }).toBeTruthy();
    best = Math.min(best, performance.now() - done);
  }
  return best;
}

const WORDS = ["kept one book", "not a log of ships", "late for whom", "Nobody ever answered"];

async function openFerry(window: PostilWindow): Promise<ReaderPage> {
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

test("what one window marks shows in another of the same host at once", async ({
  postil,
  openWindow,
}) => {
  const one = await openWindow(postil.address);
  await importTexts(one.client, { "ferry.txt": FERRY });
  const other = await openWindow(postil.origin);
  const [first, second] = [await openFerry(one), await openFerry(other)];
  const best = await fastest(
    WORDS.map((words) => ({
      act: () => first.highlight(words),
      shows: isPainted(second, words),
    })),
  );
  expect(best).toBeLessThan(LIVE_MS);
});

test("what the command line writes shows in an open window within a second", async ({
  home,
  window,
}) => {
  const [ferry] = await importTexts(window.client, { "ferry.txt": FERRY });
  const reader = await openFerry(window);
  const command = commandIn(home);
  const best = await fastest(
    WORDS.slice(0, 3).map((words) => ({
      act: () => command(["highlight", String(ferry?.articleId), "--quote", words]),
      shows: isPainted(reader, words),
    })),
  );
  expect(best).toBeLessThan(LIVE_MS);
});

test("what the command line adds, tags and puts away shows in an open list within a second", async ({
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
  const best = await fastest([
    {
      act: () => command(["add", path]),
      shows: async () => (await titles()).includes("The ferry book of Vell"),
    },
    {
      act: async () => {
        await command(["tag", await onlyArticle(), "tides"]);
      },
      shows: () => library.article("tides").isVisible(),
    },
    {
      act: async () => {
        await command(["state", await onlyArticle(), "done"]);
      },
      shows: async () => (await titles()).length === 0,
    },
  ]);
  expect(best).toBeLessThan(LIVE_MS);
});

test("two hosts show one library, and each sees what the other writes", async ({
  home,
  postil,
  openWindow,
}) => {
  await using beside = await startPostil(home);
  const one = await openWindow(postil.address);
  await importTexts(one.client, { "ferry.txt": FERRY });
  const other = await openWindow(beside.address);
  await new LibraryPage(other.page).article("The ferry book").waitFor();
  const [first, second] = [await openFerry(one), await openFerry(other)];
  const [a = "", b = "", c = "", d = ""] = WORDS;
  const there = { act: () => first.highlight(a), shows: isPainted(second, a) };
  const back = { act: () => second.highlight(b), shows: isPainted(first, b) };
  const best = await fastest([
    there,
    back,
    { act: () => first.highlight(c), shows: isPainted(second, c) },
    { act: () => second.highlight(d), shows: isPainted(first, d) },
  ]);
  expect(best).toBeLessThan(LIVE_MS);
  await other.page.close();
});

test("a window out of sight lets go of its connection, and is up to date when it comes back", async ({
  window,
}) => {
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
  postil,
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
  const client = await enterHost(postil.address);
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
