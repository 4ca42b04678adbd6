import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { SearchHit } from "#contract/search-records.js";
import { Settings } from "#core/settings/settings.js";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { articleId, overview } from "../made-up-library.ts";
import { asked, fieldOf, focused, HIT, screenOf, searchFor, searching } from "./made-up-hits.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
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
  await page.keyboard.press("Shift+M");
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

test("keys that lead from a hit wait for what is typed, and pass by what was found before", async () => {
  const late = Promise.withResolvers<void>();
  await using app = await openAppWindow(
    browser,
    searching({
      search: async ({ query }) => {
        if (query === "ferry*") await late.promise;
        const hit = query === "ferry*" ? { ...HIT, articleId: articleId(7) } : HIT;
        return { ok: true, value: { hits: [hit], total: 1 } };
      },
      "articles.similar": () => ({ ok: true, value: { title: "Seven", copies: [], related: [] } }),
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByText("passage 3 by").waitFor();
  await fieldOf(page).fill("ferry");
  await page.keyboard.press("ControlOrMeta+f");
  // By then the key has been heard: the query of the window goes out after it.
  await expect.poll(() => asked(app, "search").at(-1)).toMatchObject({ query: "ferry*" });
  expect(await screenOf(page)).toMatchObject({ kind: "search" });
  late.resolve();
  await expect
    .poll(() => screenOf(page))
    .toMatchObject({ kind: "reader", articleId: articleId(7), find: "tide" });
});

test("of another query the list begins at its top, and stays where it is for whoever stands in it", async () => {
  const hits = (name: string): SearchHit[] =>
    Array.from({ length: 20 }, (_, at) => ({
      ...HIT,
      articleId: articleId(at),
      title: `${name} ${at}`,
    }));
  await using app = await openAppWindow(
    browser,
    searching({
      search: ({ query }) => ({ ok: true, value: { hits: hits(query), total: 20 } }),
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  await page.getByText("tide* 19").waitFor();
  const list = page.getByRole("listbox", { name: "Results" });
  const scrolled = () => list.evaluate(({ scrollTop }) => scrollTop);
  await list.evaluate((element) => {
    element.scrollTop = 600;
  });
  await fieldOf(page).fill("ferry");
  await page.getByText("ferry* 19").waitFor();
  await expect.poll(scrolled).toBe(0);
  await fieldOf(page).fill("titel:ferry");
  await page.getByRole("button", { name: /title:/ }).waitFor();
  await page.getByText("titel:ferry 19").waitFor();
  await page.keyboard.press("ArrowDown");
  await expect.poll(() => focused(page)).toContain("titel:ferry 0");
  await page.keyboard.press("End");
  await expect.poll(() => focused(page)).toContain("2 more places");
  await page.keyboard.press("ControlOrMeta+.");
  await page.getByText("title:ferry 19").waitFor();
  expect(await scrolled()).toBeGreaterThan(0);
});

test("one comes back to a hit far down, with the focus on it where it stood", async () => {
  // More rows than there are within the frames in which one is taken back.
  const total = 150;
  const hits = Array.from({ length: total }, (_, at) => ({
    ...HIT,
    articleId: articleId(at),
    title: `Hit ${at}.`,
  }));
  await using app = await openAppWindow(
    browser,
    searching({
      // All at once, whatever is asked for: as if somebody had gone down through all pages.
      search: () => ({ ok: true, value: { hits, total } }),
    }),
  );
  const { page } = app;
  await searchFor(page, "tide");
  const rowOf = (at: number) => page.getByRole("option").filter({ hasText: `Hit ${at}.` });
  // They are drawn little by little.
  for (let at = 9; at < total; at += 10) await rowOf(at).waitFor();
  const row = rowOf(total - 10);
  await row.scrollIntoViewIfNeeded();
  const top = () => row.evaluate((element) => element.getBoundingClientRect().top);
  const before = await top();
  await row.click();
  await expect.poll(() => screenOf(page)).toMatchObject({ kind: "reader" });
  await page.goBack();
  await expect.poll(() => focused(page)).toContain(`Hit ${total - 10}.`);
  await expect.poll(async () => Math.abs((await top()) - before)).toBeLessThan(2);
});

test("dates that are right today are not called wrong", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "published:this-year..2019");
  await page.getByRole("button", { name: "published:2019..this-year" }).waitFor();
  await page.keyboard.press("ControlOrMeta+.");
  await expect.poll(() => fieldOf(page).inputValue()).toBe("published:2019..this-year");
  await page
    .getByRole("button", { name: "published:2019..this-year" })
    .waitFor({ state: "hidden" });
  expect(await page.getByRole("button", { name: "published:this-year..2019" }).count()).toBe(0);
});

test("an example that is pressed is asked as it stands", async () => {
  await using app = await openAppWindow(browser, searching());
  const { page } = app;
  await searchFor(page, "");
  const example = page.getByRole("button", { name: "tide OR harbour -storm" });
  await example.click();
  await page.getByText("passage 3 by").waitFor();
  expect(asked(app, "search")).toMatchObject([{ query: "tide OR harbour -storm" }]);
});

test("what was searched for is shown no more once none is to be kept, and what another window searched for arrives", async () => {
  const kept = ["tide"];
  await using app = await openAppWindow(
    browser,
    searching({ "searchHistory.list": () => ({ ok: true, value: { queries: [...kept] } }) }),
  );
  const { page } = app;
  await searchFor(page, "");
  const recent = page.getByRole("grid", { name: "Searched for last" }).getByRole("row");
  await expect.poll(() => recent.allTextContents()).toEqual(["tide"]);
  await page.keyboard.press("Escape");
  await page.getByRole("listbox", { name: "Articles in Inbox" }).waitFor();
  kept.unshift("ferry");
  await page.keyboard.press("/");
  await expect.poll(() => recent.allTextContents()).toEqual(["ferry", "tide"]);
  const tell = (keepSearches: boolean): Promise<void> =>
    app.tell({ kind: "settings-changed", settings: Settings.parse({ keepSearches }) });
  // None is shown, whatever the answer on its way says.
  await tell(false);
  await expect.poll(() => recent.count()).toBe(0);
  kept.splice(0, kept.length, "harbour");
  await tell(true);
  await expect.poll(() => recent.allTextContents()).toEqual(["harbour"]);
});
