import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "#core/query/parse-query.js";
import type { ArticleId } from "#core/identity/ids.js";
import { localTime } from "../../../electron/index/local-time.ts";
import type { IndexedArticle } from "../../../electron/index/indexed-article.ts";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { annotated, found, hits, listed, useIndex } from "./index-fixture.ts";
import { articleId, hashOf, LIBRARY_ID, makeArticle } from "./made-articles.ts";
import { anyArticle, anyQuery, TAGS, VOCABULARY } from "./random-library.ts";
import { referenceSearch } from "./reference-search.ts";

const fixture = useIndex();
const ARTICLES = 5;

/** Everything an index says, in an order that does not depend on how it was filled. */
function everything(index: SearchIndex): unknown {
  const sorts = ["newest", "oldest", "title", "longest", "shortest", "recently-changed"] as const;
  const queries = [
    ...VOCABULARY,
    "wa*",
    ...TAGS.map((tag) => `tag:"${tag}"`),
    "has:note",
    "is:trashed",
  ];
  return {
    stamps: [...index.stamps()].toSorted(([a], [b]) => (a < b ? -1 : 1)),
    lists: sorts.map((sort) => listed(index, { sort })),
    trash: listed(index, { view: "trash" }),
    notebook: [false, true].map((trashed) => annotated(index, { trashed })),
    needLook: annotated(index, { needsLook: true }),
    oldTrash: index.listTrash(Date.UTC(2030, 0)),
    purged: index.listPurged(),
    overview: index.overview(),
    searches: queries.map((query) => found(index, query)),
    originals: Array.from({ length: ARTICLES }, (_, at) =>
      index.findByOriginal(hashOf(`original ${at + 1}`)),
    ),
  };
}

test("an index that followed every change says the same as one filled afresh", () => {
  const change = fc
    .integer({ min: 1, max: ARTICLES })
    .chain((number) =>
      fc.oneof(
        { weight: 4, arbitrary: anyArticle(number).map((sketch) => ({ number, sketch })) },
        { weight: 1, arbitrary: fc.constant({ number, sketch: undefined }) },
      ),
    );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (history) => {
      fixture.index.clear();
      const state = new Map<number, IndexedArticle>();
      for (const { number, sketch } of history) {
        if (sketch === undefined) {
          state.delete(number);
          fixture.index.remove([articleId(number)]);
        } else {
          const article = makeArticle(number, sketch);
          state.set(number, article);
          fixture.index.put([article]);
        }
      }
      const cacheDirectory = mkdtempSync(join(tmpdir(), "postil-afresh-"));
      const afresh = openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
      afresh.put([...state.values()]);
      expect(everything(fixture.index)).toEqual(everything(afresh));
      expect(fixture.index.check()).toEqual([]);
      afresh.close();
      rmSync(cacheDirectory, { recursive: true });
    }),
    { numRuns: 25 },
  );
});

test("a query finds what looking through the records finds", () => {
  const library = fc.tuple(...Array.from({ length: ARTICLES }, (_, at) => anyArticle(at + 1)));
  fc.assert(
    fc.property(
      library,
      fc.array(anyQuery, { minLength: 10, maxLength: 10 }),
      (sketches, queries) => {
        const articles = sketches.map((sketch, at) => makeArticle(at + 1, sketch));
        fixture.index.put(articles);
        for (const typed of queries) {
          const { query } = parseQuery(typed, localTime());
          if (query === undefined) throw new Error(`nothing asked by ${typed}`);
          const expected = referenceSearch(articles, query);
          const ids = hits(fixture.index, typed)
            .map((hit): string => hit.annotationId ?? hit.articleId)
            .toSorted((a, b) => (a < b ? -1 : 1));
          expect({ typed, ids }).toEqual({ typed, ids: expected });
          const lists: readonly ArticleId[] = listed(fixture.index, { query: typed }).rows.map(
            (row) => row.articleId,
          );
          expect({ typed, lists }).toEqual({
            typed,
            lists: articles
              .map(({ record }) => record)
              .filter((record) => expected.includes(record.articleId))
              .toSorted((a, b) => Date.parse(a.created) - Date.parse(b.created))
              .map((record) => record.articleId),
          });
        }
      },
    ),
    { numRuns: 50 },
  );
});
