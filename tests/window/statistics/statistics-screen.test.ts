import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import type { Statistics } from "#contract/statistics-calls.js";
import { Tag } from "#core/tag/tag.js";
import { findBarriers } from "../../e2e/accessibility/find-barriers.ts";
import { useChromium } from "../../browser/use-chromium.ts";
import { type Answers, type AppWindow, openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";
import { shownScreen } from "../shown-screen.ts";
import { madeUpStatistics } from "./made-up-statistics.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

const TODAY = new Date("2026-11-26T12:00:00Z");

const figures = madeUpStatistics({
  articles: { inbox: 1, reading: 0, done: 1_200, archived: 1 },
  finished: 1_200,
  wordsRead: 1_234_567,
  waiting: { articles: 1, words: 2_300 },
  highlights: 12,
  notes: 3,
  colors: { pink: 2, orange: 0, yellow: 10, green: 0, blue: 0, purple: 0 },
  months: [
    { month: "2023-05", added: 400, finished: 200, highlights: 1, notes: 0 },
    { month: "2026-10", added: 3, finished: 1, highlights: 9, notes: 2 },
    { month: "2026-11", added: 799, finished: 999, highlights: 2, notes: 1 },
  ],
  days: [
    { day: "2023-05-03", highlights: 1 },
    { day: "2026-10-05", highlights: 9 },
    { day: "2026-11-25", highlights: 2 },
  ],
  articleTags: [
    { tag: Tag.parse("method/archives"), count: 40 },
    { tag: Tag.parse("a very long tag ".repeat(8).trim()), count: 2 },
  ],
  highlightTags: [{ tag: Tag.parse("coast"), count: 7 }],
  sites: [{ name: 'The "Quiet" Shelf', count: 30 }],
  languages: [
    { language: "de", count: 900 },
    { language: null, count: 2 },
  ],
  lengths: [1_000, 200, 1, 0, 0, 1],
});

async function openStatistics(statistics: Statistics): Promise<AppWindow> {
  const answers: Answers = {
    ...madeUpLibrary(3),
    statistics: () => ({ ok: true, value: statistics }),
  };
  const app = await openAppWindow(browser, answers, { now: TODAY });
  const { page } = app;
  await page.getByRole("button", { name: "Statistics" }).waitFor();
  await page.keyboard.press("g");
  await page.getByRole("heading", { name: "Statistics", level: 1 }).waitFor();
  return app;
}

test("says in large numbers what there is, and in words what they mean", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  const glance = page.locator("dl").first();
  await glance.getByText("1,202").waitFor();
  expect((await glance.innerText()).split(/\n+/)).toEqual([
    "articles",
    "1,202",
    "1 in the inbox, 1,200 done, 1 archived",
    "articles finished",
    "1,200",
    "marked as done",
    "words read",
    "1.2 million",
    "about 89 h of reading",
    "highlights",
    "12",
    "3 with a note",
    "still to read",
    "10 min",
    "1 article in Inbox and Reading",
  ]);
  expect(app.complaints).toEqual([]);
});

test("a bar opens what it counts", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  const press = async (name: string): Promise<unknown> => {
    await page.getByRole("row", { name }).getByRole("button").press("Enter");
    await page.getByRole("heading", { name: "Statistics", level: 1 }).waitFor({ state: "hidden" });
    const shown = await shownScreen(page);
    await page.goBack();
    await page.getByRole("heading", { name: "Statistics", level: 1 }).waitFor();
    return shown;
  };
  expect(await press("method/archives")).toMatchObject({
    postilScreen: { kind: "library", view: "all", tag: "method/archives" },
  });
  expect(await press("Quiet")).toMatchObject({
    postilScreen: { kind: "search", query: String.raw`in:article site:"The \"Quiet\" Shelf"` },
  });
  expect(await press("German")).toMatchObject({
    postilScreen: { kind: "search", query: "in:article lang:de" },
  });
  expect(await press("Yellow")).toMatchObject({
    postilScreen: { kind: "notebook", color: "yellow", query: "" },
  });
  await page.getByRole("radiogroup", { name: "What carries them" }).getByText("Highlights").click();
  expect(await press("coast")).toMatchObject({
    postilScreen: { kind: "notebook", tag: "coast" },
  });
});

test("months are told one by one, by the arrow keys, and Enter leads into one", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  const plot = page.getByRole("slider", { name: "Highlights by month" });
  await plot.focus();
  await expect
    .poll(() => plot.getAttribute("aria-valuetext"))
    .toBe("November 2026: 2 highlights, 1 with a note");
  await plot.press("ArrowLeft");
  await page.getByText("October 2026: 9 highlights, 2 with a note").waitFor();
  await plot.press("Enter");
  await page.getByRole("heading", { name: "Notebook" }).waitFor();
  expect(await shownScreen(page)).toMatchObject({
    postilScreen: { kind: "notebook", query: "after:2026-10 before:2026-11" },
  });
});

test("days are told one by one, too, and a year before leads to what was marked then", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  const part = page.getByRole("region", { name: "Days with highlights" });
  await part.getByText("2 days").waitFor();
  const plot = part.getByRole("slider");
  await plot.focus();
  await plot.press("Home");
  await part.getByText("Thursday 1 January 2026: no highlights").waitFor();
  for (const [key, day] of [
    ["ArrowRight", "Thursday 8 January 2026"],
    ["ArrowDown", "Friday 9 January 2026"],
    ["ArrowLeft", "Friday 2 January 2026"],
    ["ArrowUp", "Thursday 1 January 2026"],
  ] as const) {
    await plot.press(key);
    await part.getByText(`${day}: no highlights`).waitFor();
  }
  const earlier = part.getByRole("button", { name: "The year before" });
  for (const year of ["2025", "2024", "2023"]) {
    await earlier.click();
    await part.getByText(year, { exact: true }).waitFor();
  }
  await part.getByText("1 day", { exact: true }).waitFor();
  await expect.poll(() => earlier.isDisabled()).toBe(true);
  await plot.press("Home");
  await part.getByText("Sunday 1 January 2023: no highlights").waitFor();
  await plot.press("Enter");
  await page.getByRole("heading", { name: "Notebook" }).waitFor();
  expect(await shownScreen(page)).toMatchObject({
    postilScreen: { kind: "notebook", query: "after:2023-01-01 before:2023-01-02" },
  });
});

test("the days of the last twelve months begin as their figures do", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  await page.getByText("Last 12 months", { exact: true }).click();
  const part = page.getByRole("region", { name: "Days with highlights" });
  await part.getByRole("slider").press("Home");
  await part.getByText("Monday 1 December 2025: no highlights").waitFor();
});

test("in a plot Alt and Left lead back as everywhere", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  const plot = page.getByRole("slider", { name: "Highlights by month" });
  await plot.focus();
  const last = await plot.getAttribute("aria-valuetext");
  await plot.press("Alt+ArrowLeft");
  await page.getByRole("heading", { name: "Statistics", level: 1 }).waitFor({ state: "hidden" });
  expect(last).toBe("November 2026: 2 highlights, 1 with a note");
});

test("every plot can be read as a table", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  await page.getByRole("button", { name: "Articles by month as a table" }).click();
  const table = page.getByRole("table", { name: "Articles by month" });
  await table.getByRole("row", { name: "November 2026 799 999" }).waitFor();
  expect(await table.getByRole("row").count()).toBe(25);
  await page.getByRole("button", { name: "Days with highlights as a table" }).click();
  const days = page.getByRole("table", { name: "Days with highlights" });
  await days.getByRole("row", { name: "Monday 5 October 2026 9" }).waitFor();
});

test("years are counted together when all of them are asked for", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  await page.getByText("All years").click();
  await page.getByRole("button", { name: "Articles by year as a table" }).click();
  const table = page.getByRole("table", { name: "Articles by year" });
  await table.getByRole("row", { name: "2023 400 200" }).waitFor();
  expect(await table.getByRole("row").allInnerTexts()).toHaveLength(5);
});

test("a period is asked for by its first day, in the reader's time zone, and remembered", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  const asked = () => app.calls.filter(({ name }) => name === "statistics").at(-1)?.input;
  await page.getByText("This year", { exact: true }).click();
  const timeZone = await page.evaluate(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  await expect.poll(asked).toEqual({ timeZone, since: "2026-01-01" });
  await page.getByText("Last 12 months", { exact: true }).click();
  await expect.poll(asked).toEqual({ timeZone, since: "2025-12-01" });
  await page.reload();
  await page.getByRole("radio", { name: "Last 12 months", checked: true }).waitFor();
});

test("a new library hears what will be here, and how it begins", async () => {
  await using app = await openStatistics(madeUpStatistics());
  const { page } = app;
  await page.getByText("There is nothing to count yet.").waitFor();
  await page.getByRole("button", { name: "Choose files…" }).waitFor();
  expect(await page.getByRole("slider").count()).toBe(0);
});

test("where there is nothing to be seen a sentence says so", async () => {
  const articles = { inbox: 1, reading: 0, done: 0, archived: 0 };
  const months = [{ month: "2026-11", added: 1, finished: 0, highlights: 0, notes: 0 }];
  await using app = await openStatistics(madeUpStatistics({ articles, months }));
  const { page } = app;
  await page.getByRole("slider", { name: "Articles by month" }).waitFor();
  expect(await page.getByText("Nothing was highlighted in this time.").count()).toBe(3);
  expect(await page.getByRole("slider").count()).toBe(1);
  expect(await page.getByText("All years").count()).toBe(0);
});

test("bars no reader: in every theme, narrow, and as tables", async () => {
  await using app = await openStatistics(figures);
  const { page } = app;
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const theme of ["paper", "light", "dark", "black"]) {
    await page.evaluate((name) => {
      document.documentElement.dataset["theme"] = name;
    }, theme);
    expect(await findBarriers(page), theme).toEqual([]);
  }
  for (const toggle of await page.getByRole("button", { name: /as a table$/ }).all()) {
    await toggle.click();
  }
  await page.setViewportSize({ width: 400, height: 600 });
  expect(await findBarriers(page), "narrow").toEqual([]);
  const screen = page.getByRole("region", { name: "Statistics", exact: true });
  expect(await screen.evaluate((part) => part.scrollWidth - part.clientWidth)).toBe(0);
});
