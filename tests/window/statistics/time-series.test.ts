import { describe, expect, test } from "vitest";
import { parseQuery } from "#core/query/parse-query.js";
import { Tag } from "#core/tag/tag.js";
import { dayGrid, daysAfter } from "../../../renderer/statistics/day-grid.ts";
import {
  articlesAddedIn,
  articlesFrom,
  articlesWithTag,
  highlightsMadeIn,
  highlightsMadeOn,
  highlightsWithTag,
} from "../../../renderer/statistics/opened-queries.ts";
import { sinceDay } from "../../../renderer/statistics/period.ts";
import { hasEarlier, monthSteps, yearSteps } from "../../../renderer/statistics/time-series.ts";
import { NOON } from "../../core/date/local-times.ts";

const TODAY = "2026-01-31";
const month = (name: string, added: number) => ({
  month: name,
  added,
  finished: 0,
  highlights: 0,
  notes: 0,
});

describe("a period begins", () => {
  test("with the year, or with the month eleven months ago, so that there are twelve whole ones", () => {
    expect(sinceDay("all", TODAY)).toBeNull();
    expect(sinceDay("this-year", TODAY)).toBe("2026-01-01");
    expect(sinceDay("last-12-months", TODAY)).toBe("2025-02-01");
  });
});

describe("months", () => {
  test("stand one after the other, those too in which nothing happened", () => {
    const steps = monthSteps([month("2025-11", 4)], "last-12-months", TODAY);
    expect(steps.map(({ when }) => when)).toEqual([
      "2025-02",
      "2025-03",
      "2025-04",
      "2025-05",
      "2025-06",
      "2025-07",
      "2025-08",
      "2025-09",
      "2025-10",
      "2025-11",
      "2025-12",
      "2026-01",
    ]);
    expect(steps.filter(({ added }) => added > 0)).toMatchObject([{ when: "2025-11", added: 4 }]);
  });

  test("are those of the whole year, and two years where everything is asked for", () => {
    const year = monthSteps([], "this-year", TODAY);
    expect([year[0]?.when, year.at(-1)?.when, year.length]).toEqual(["2026-01", "2026-12", 12]);
    const all = monthSteps([], "all", TODAY);
    expect([all[0]?.when, all.at(-1)?.when]).toEqual(["2024-02", "2026-01"]);
    expect(hasEarlier([month("2024-02", 1)], TODAY)).toBe(false);
    expect(hasEarlier([month("2024-01", 1)], TODAY)).toBe(true);
  });

  test("make years, those too in which nothing happened", () => {
    const steps = yearSteps([month("2023-01", 2), month("2023-12", 3), month("2025-06", 1)], TODAY);
    expect(steps.map(({ when, added }) => [when, added])).toEqual([
      ["2023", 5],
      ["2024", 0],
      ["2025", 1],
      ["2026", 0],
    ]);
  });
});

describe("the calendar", () => {
  const shown = { from: "2026-01-01", to: "2026-12-31", today: TODAY };

  test("has every day once, in weeks from Monday to Sunday", () => {
    const { cells, weeks } = dayGrid([], shown);
    expect(cells).toHaveLength(365);
    expect(weeks).toBe(53);
    // A Thursday, and the Monday after it.
    expect(cells[0]).toMatchObject({ day: "2026-01-01", week: 0, weekday: 3 });
    expect(cells[4]).toMatchObject({ day: "2026-01-05", week: 1, weekday: 0 });
    expect(cells.filter(({ isAhead }) => !isAhead)).toHaveLength(31);
  });

  test("is darkest on the fullest day, and shows a single highlight beside it", () => {
    const days = [
      { day: "2026-01-02", highlights: 400 },
      { day: "2026-01-03", highlights: 1 },
      { day: "2025-12-31", highlights: 9_000 },
    ];
    const { cells } = dayGrid(days, shown);
    expect(cells.slice(0, 4).map(({ level }) => level)).toEqual([0, 4, 1, 0]);
  });

  test("names each month where it begins, and leaves out one that has no room", () => {
    const { months } = dayGrid([], { ...shown, from: "2026-01-29" });
    expect(months[0]).toEqual({ month: "2026-02", week: 0 });
    expect(months).toHaveLength(11);
  });

  test("knows leap days", () => {
    expect(daysAfter("2024-02-28", 1)).toBe("2024-02-29");
    expect(daysAfter("2026-02-28", 1)).toBe("2026-03-01");
  });
});

test("what bars lead to is understood as it is meant", () => {
  const tag = Tag.parse('a "b" \\ or');
  const since = "2026-01-01";
  const screens = [
    articlesWithTag(tag, since),
    articlesFrom("BBC: News (UK)", since),
    highlightsWithTag(tag, since),
    articlesAddedIn("2026-12"),
    highlightsMadeIn("2025"),
    highlightsMadeOn("2026-12-31", "2027-01-01"),
  ];
  const queries = screens.map((screen) => ("query" in screen ? screen.query : ""));
  expect(queries.map((query) => parseQuery(query, NOON).problem)).toEqual(
    queries.map(() => undefined),
  );
  expect(queries.slice(3)).toEqual([
    "in:article after:2026-12 before:2027-01",
    "after:2025 before:2026",
    "after:2026-12-31 before:2027-01-01",
  ]);
  expect(parseQuery(queries[0] ?? "", NOON).query).toMatchObject({
    parts: [{ kind: "in" }, { kind: "tag", tag: 'a "b" \\ or' }, { kind: "added" }],
  });
});
