import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { HitPassage, SearchFacets, SearchHit } from "#contract/records.js";
import { Tag } from "#core/tag/tag.js";
import { launchChromium } from "../../browser/launch-chromium.ts";
import { type Answers, type AppWindow, openAppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary, overview } from "../made-up-library.ts";

let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

function passage(number: number): HitPassage {
  const start = 100 * number;
  return { snippet: `passage ${number} by the tide`, marks: [], start, end: start + 4 };
}

const HIT: SearchHit = {
  ...passage(1),
  marks: [{ start: 17, end: 21 }],
  articleId: articleId(1),
  title: "The book of the ferry",
  kind: "article",
  annotationId: null,
  score: 1,
  others: [passage(2), passage(3)],
  left: 2,
  mayHaveMore: false,
};

const FACETS: SearchFacets = {
  tags: Array.from({ length: 9 }, (_, at) => ({ tag: Tag.parse(`tag ${at}`), count: 9 - at })),
  sites: [{ site: "BBC News", count: 4 }],
  states: [{ state: "inbox", count: 9 }],
  colors: [],
  years: [{ year: 2024, count: 2 }],
};
const NO_FACETS: SearchFacets = { tags: [], sites: [], states: [], colors: [], years: [] };

/** What there is to be found in a test; anything that names `none` finds nothing. */
function searching(answers: Answers = {}): Answers {
  const remembered: string[] = [];
  return {
    ...madeUpLibrary(3),
    search: ({ query }) => {
      const hits = query.includes("none") ? [] : [HIT];
      return { ok: true, value: { hits, total: hits.length } };
    },
    "search.facets": ({ query }) => ({
      ok: true,
      value: query.includes("none") ? NO_FACETS : FACETS,
    }),
    "search.passages": () => ({
      ok: true,
      value: { passages: [1, 2, 3, 4, 5].map(passage) },
    }),
    "searchHistory.list": () => ({ ok: true, value: { queries: [...remembered].toReversed() } }),
    "searchHistory.add": ({ query }) => {
      remembered.push(query);
      return { ok: true, value: {} };
    },
    "searchHistory.remove": ({ query }) => {
      remembered.splice(remembered.indexOf(query), 1);
      return { ok: true, value: {} };
    },
    ...answers,
  };
}

async function searchFor(page: Page, query: string): Promise<void> {
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("/");
  await page.getByText("words that begin so").waitFor();
  await page.keyboard.type(query);
}

function screenOf(page: Page): Promise<unknown> {
  return page.evaluate((): unknown => {
    const state: unknown = history.state;
    return typeof state === "object" && state !== null && "postilScreen" in state
      ? state.postilScreen
      : undefined;
  });
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement, body } = document;
    return activeElement === body ? "" : (activeElement?.textContent ?? "");
  });
}

function fieldOf(page: Page) {
  return page.getByRole("searchbox", { name: "Search the library" });
}

function asked(app: AppWindow, name: string): readonly unknown[] {
  return app.calls.filter((call) => call.name === name).map(({ input }) => input);
}

test("down from the field leads through the passages, and Enter opens the one that one stands on", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByText("passage 3 by").waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("The book of the ferry");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("passage 3");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => screenOf(page))
    .toEqual({ kind: "reader", articleId: articleId(1), span: { start: 300, end: 304 } });
  expect(asked(app, "searchHistory.add")).toEqual([{ query: "tide" }]);
});

test("what is left of an article unfolds where it stood, and one goes on from there", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  const more = page.getByRole("option").filter({ hasText: "2 more places in this article" });
  await more.waitFor();
  await page.keyboard.press("ArrowDown");
  for (let row = 0; row < 3; row += 1) await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("2 more places");
  await page.keyboard.press("Enter");
  await page.getByText("passage 5 by").waitFor();
  await expect.poll(() => focused(page)).toContain("passage 4");
  expect(await more.count()).toBe(0);
  expect(asked(app, "search.passages")).toEqual([{ query: "tide*", articleId: articleId(1) }]);
  expect(await screenOf(page)).toMatchObject({ kind: "search" });
});

test("one key leads to what a search can be narrowed by; a press adds it to the query and takes it out again", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  const tag = page.getByRole("button", { name: "tag 1, 8 results" });
  await tag.waitFor();
  await page.getByText("passage 3 by").waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("The book of the ferry");
  await page.keyboard.press("f");
  await expect.poll(() => focused(page)).toContain("tag 0");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect.poll(() => fieldOf(page).inputValue()).toBe('tide* tag:"tag 1"');
  await expect
    .poll(() => asked(app, "search").at(-1))
    .toMatchObject({ query: 'tide* tag:"tag 1"' });
  await expect.poll(() => tag.getAttribute("aria-pressed")).toBe("true");
  expect(await focused(page)).toContain("tag 1");
  await page.keyboard.press("Space");
  await expect.poll(() => fieldOf(page).inputValue()).toBe("tide*");
  await page.keyboard.press("Escape");
  await expect
    .poll(() => fieldOf(page).evaluate((field) => field === document.activeElement))
    .toBe(true);
});

test("of many values the first are shown, the rest when asked for, and of none nothing", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide");
  const narrow = page.getByRole("complementary", { name: "Narrow down" });
  await narrow.getByRole("button", { name: "3 more…" }).click();
  await narrow.getByRole("button", { name: "tag 8, 1 result" }).waitFor();
  expect(await narrow.getByRole("heading").allTextContents()).toEqual([
    "Tags",
    "Where it is",
    "Sites",
    "Published",
  ]);
  await narrow.getByRole("button", { name: "2024, 2 results" }).click();
  await expect.poll(() => fieldOf(page).inputValue()).toBe("tide* published:2024");
});

test("what was pressed can be taken out where it left nothing", async () => {
  await using app = await openAppWindow(
    browser,
    searching({
      search: ({ query }) => {
        const hits = query.includes("site:") ? [] : [HIT];
        return { ok: true, value: { hits, total: hits.length } };
      },
      "search.facets": ({ query }) => ({
        ok: true,
        value: query.includes("site:") ? NO_FACETS : FACETS,
      }),
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByRole("button", { name: "BBC News, 4 results" }).click();
  await page.getByText("Nothing matches").waitFor();
  await page.getByRole("button", { name: "BBC News, 0 results" }).click();
  await expect.poll(() => fieldOf(page).inputValue()).toBe("tide*");
  await page.getByText("passage 3 by").waitFor();
});

test("in a narrow window it is folded until it is called for", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await page.setViewportSize({ width: 800, height: 600 });
  await searchFor(page, "tide");
  await page.getByText("passage 3 by").waitFor();
  const narrow = page.getByRole("complementary", { name: "Narrow down" });
  expect(await narrow.count()).toBe(0);
  await page.getByRole("button", { name: "Narrow down" }).click();
  await narrow.getByRole("button", { name: "tag 1, 8 results" }).waitFor();
});

test("Enter before the answer opens the first hit of what was typed", async () => {
  const waiting: (() => void)[] = [];
  await using app = await openAppWindow(
    browser,
    searching({
      search: async ({ query }) => {
        if (query === "tide harb*") await new Promise<void>((done) => void waiting.push(done));
        const title = `for ${query}`;
        const number = query === "tide harb*" ? 2 : 1;
        const hits = [{ ...HIT, title, articleId: articleId(number) }];
        return { ok: true, value: { hits, total: 1 } };
      },
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByText("for tide*").waitFor();
  await page.keyboard.type(" harb");
  await page.keyboard.press("Enter");
  await expect.poll(() => waiting.length).toBe(1);
  expect(await screenOf(page)).toMatchObject({ kind: "search" });
  waiting[0]?.();
  await expect
    .poll(() => screenOf(page))
    .toMatchObject({ kind: "reader", articleId: articleId(2) });
});

test("searches that led somewhere stand below the empty field, to be asked again or forgotten", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "tide none");
  await page.getByText("Nothing matches").waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => asked(app, "searchHistory.add")).toEqual([{ query: "tide none" }]);
  await fieldOf(page).fill("ferry");
  await page.getByText("passage 3 by").waitFor();
  await page.keyboard.press("Enter");
  await expect.poll(() => screenOf(page)).toMatchObject({ kind: "reader" });
  await page.goBack();
  await page.getByText("passage 3 by").waitFor();
  await fieldOf(page).focus();
  await page.keyboard.press("Escape");
  await page.getByRole("listbox", { name: "Articles in Inbox" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  const recent = page.getByRole("grid", { name: "Searched for last" }).getByRole("row");
  await expect.poll(() => recent.count()).toBe(2);
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toBe("ferry");
  await page.keyboard.press("Delete");
  await expect.poll(() => recent.allTextContents()).toEqual(["tide none"]);
  await recent.first().click();
  await expect.poll(() => fieldOf(page).inputValue()).toBe("tide none");
  // As it was asked: its last word is not read as a beginning.
  await expect.poll(() => asked(app, "search").at(-1)).toMatchObject({ query: "tide none" });
});

test("from a hit one finds its words in the article, and articles like it", async () => {
  await using app = await openAppWindow(
    browser,
    searching({
      "articles.similar": () => ({
        ok: true,
        value: {
          title: HIT.title,
          copies: [{ articleId: articleId(5), title: "A copy", share: 0.97 }],
          related: [
            {
              articleId: articleId(6),
              title: "Akin",
              site: null,
              share: 0.4,
              words: ["tide", "oar"],
            },
          ],
        },
      }),
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByText("passage 3 by").waitFor();
  await page.keyboard.press("ControlOrMeta+f");
  await expect
    .poll(() => screenOf(page))
    .toEqual({ kind: "reader", articleId: articleId(1), find: "tide" });
  await page.goBack();
  await page.getByText("passage 3 by").waitFor();
  await page.keyboard.press("j");
  await expect.poll(() => focused(page)).toContain("The book of the ferry");
  await page.keyboard.press("Shift+S");
  await page.getByRole("heading", { name: "Like “The book of the ferry”" }).waitFor();
  const rows = page.getByRole("option");
  await expect
    .poll(() => rows.allTextContents())
    .toEqual(["A copy97% of its text", "Akin40% aliketide, oar"]);
  await expect.poll(() => focused(page)).toContain("A copy");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect.poll(() => screenOf(page)).toEqual({ kind: "reader", articleId: articleId(6) });
});

test("a saved search is opened as it was saved, and renamed", async () => {
  const saved = { id: "01j00000000000000000000000", name: "Water", query: "tide", count: 3 };
  await using app = await openAppWindow(
    browser,
    searching({
      "library.overview": () => ({
        ok: true,
        value: { ...overview(3), savedSearches: [saved as never] },
      }),
      "savedSearches.put": () => ({ ok: true, value: { id: saved.id as never } }),
    }),
  );
  const { page } = app;
  const row = page.getByRole("button", { name: "Water 3" });
  await row.focus();
  await page.keyboard.press("Enter");
  await page.getByText("passage 3 by").waitFor();
  expect(asked(app, "search")).toMatchObject([{ query: "tide" }]);
  await page.getByRole("button", { name: "What to do with the saved search Water" }).click();
  await page.getByRole("menuitem", { name: "Rename…" }).click();
  const dialog = page.getByRole("dialog", { name: "Rename this search" });
  await dialog.getByRole("textbox").fill("Sea");
  await page.keyboard.press("Enter");
  await expect
    .poll(() => asked(app, "savedSearches.put"))
    .toEqual([{ id: saved.id, name: "Sea", query: "tide" }]);
  await dialog.waitFor({ state: "detached" });
});
