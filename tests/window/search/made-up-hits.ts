import type { Page } from "playwright-core";
import { Tag } from "#core/tag/tag.js";
import type { HitPassage, SearchFacets, SearchHit } from "#contract/search-records.js";
import type { Answers, AppWindow } from "../app-window.ts";
import { articleId, madeUpLibrary } from "../made-up-library.ts";

export function passage(number: number): HitPassage {
  const start = 100 * number;
  return { snippet: `passage ${number} by the tide`, marks: [], start, end: start + 4 };
}

export const HIT: SearchHit = {
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

export const FACETS: SearchFacets = {
  tags: Array.from({ length: 9 }, (_, at) => ({ tag: Tag.parse(`tag ${at}`), count: 9 - at })),
  sites: [{ site: "BBC News", count: 4 }],
  states: [{ state: "inbox", count: 9 }],
  colors: [],
  years: [{ year: 2024, count: 2 }],
};
export const NO_FACETS: SearchFacets = { tags: [], sites: [], states: [], colors: [], years: [] };

/** What there is to be found in a test; anything that names `none` finds nothing. */
export function searching(answers: Answers = {}): Answers {
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

export async function searchFor(page: Page, query: string): Promise<void> {
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("/");
  await page.getByText("words that begin so").waitFor();
  await page.keyboard.type(query);
}

export function screenOf(page: Page): Promise<unknown> {
  return page.evaluate((): unknown => {
    const state: unknown = history.state;
    return typeof state === "object" && state !== null && "postilScreen" in state
      ? state.postilScreen
      : undefined;
  });
}

export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { activeElement, body } = document;
    return activeElement === body ? "" : (activeElement?.textContent ?? "");
  });
}

export function fieldOf(page: Page) {
  return page.getByRole("searchbox", { name: "Search the library" });
}

export function asked(app: AppWindow, name: string): readonly unknown[] {
  return app.calls.filter((call) => call.name === name).map(({ input }) => input);
}
