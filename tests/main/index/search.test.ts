import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { type ArticleSketch, LIBRARY_ID, makeArticle } from "./made-articles.ts";

let cacheDirectory: string;
let index: SearchIndex;

beforeEach(() => {
  cacheDirectory = mkdtempSync(join(tmpdir(), "postil-index-"));
  index = openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
});
afterEach(() => {
  index.close();
  rmSync(cacheDirectory, { recursive: true, force: true });
});

function fill(...sketches: readonly ArticleSketch[]): void {
  index.put(sketches.map((sketch, at) => makeArticle(at + 1, sketch)));
}

/** Numbers of the articles found, in order of their ids; annotation hits as "kind:quote". */
function found(query: string): readonly (number | string)[] {
  return index
    .search({ query, offset: 0, limit: 1000 })
    .hits.map((hit) =>
      hit.kind === "article" ? Number(hit.articleId.slice(4)) : `${hit.kind}:${hit.snippet}`,
    )
    .toSorted((a, b) => (a < b ? -1 : 1));
}

describe("words", () => {
  test("find articles by title, byline and body", () => {
    fill({ title: "Kremlin affirms" }, { byline: "A. Kremlin" }, { text: "In the Kremlin.\n" }, {});
    expect(found("kremlin")).toEqual([1, 2, 3]);
  });
});
