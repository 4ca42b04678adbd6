import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach } from "vitest";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import type { ArticleRow, NotebookEntry, SearchHit } from "../../../electron/index/rows.ts";
import { type ArticleSketch, LIBRARY_ID, makeArticle } from "./made-articles.ts";

/** A cache folder and an empty index in it, new for each test. */
export interface IndexFixture {
  readonly cacheDirectory: string;
  index: SearchIndex;
  /** Puts articles 1, 2, 3 … */
  put(...sketches: readonly ArticleSketch[]): void;
  reopen(): void;
}

export function useIndex(): IndexFixture {
  const fixture = { cacheDirectory: "" } as IndexFixture & { cacheDirectory: string };
  const open = (): SearchIndex =>
    openIndex({ cacheDirectory: fixture.cacheDirectory, libraryId: LIBRARY_ID });
  fixture.put = (...sketches) =>
    fixture.index.put(sketches.map((sketch, at) => makeArticle(at + 1, sketch)));
  fixture.reopen = () => {
    fixture.index.close();
    fixture.index = open();
  };
  beforeEach(() => {
    fixture.cacheDirectory = mkdtempSync(join(tmpdir(), "postil-index-"));
    fixture.index = open();
  });
  afterEach(() => {
    fixture.index.close();
    rmSync(fixture.cacheDirectory, { recursive: true, force: true });
  });
  return fixture;
}

/** @returns the number that `articleId` made the id of */
export function numberOf(id: string): number {
  return Number(id.slice(4));
}

export function listed(
  index: SearchIndex,
  filter: Partial<Parameters<SearchIndex["listArticles"]>[0]> = {},
): { rows: ArticleRow[]; total: number; totalWords: number; numbers: number[] } {
  const list = index.listArticles({
    view: "all",
    query: "",
    sort: "oldest",
    offset: 0,
    limit: 100_000,
    ...filter,
  });
  return { ...list, numbers: list.rows.map((row) => numberOf(row.articleId)) };
}

export function annotated(
  index: SearchIndex,
  filter: Partial<Parameters<SearchIndex["listAnnotations"]>[0]> = {},
): { entries: NotebookEntry[]; total: number; quotes: string[] } {
  const list = index.listAnnotations({
    query: "",
    trashed: false,
    sort: "article",
    offset: 0,
    limit: 100_000,
    ...filter,
  });
  return { ...list, quotes: list.entries.map((entry) => entry.quote.exact) };
}

export function hits(index: SearchIndex, query: string): SearchHit[] {
  return index.search({ query, offset: 0, limit: 100_000 }).hits;
}

/** What a query finds, in no order: articles by number, annotations as `quote: …` or `note: …`. */
export function found(index: SearchIndex, query: string): readonly string[] {
  return hits(index, query)
    .map((hit) =>
      hit.kind === "article" ? String(numberOf(hit.articleId)) : `${hit.kind}: ${hit.snippet}`,
    )
    .toSorted((a, b) => (a < b ? -1 : 1));
}
