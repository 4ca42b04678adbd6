import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "#core/query/parse-query.js";
import { localTime } from "../../../electron/index/local-time.ts";
import { useIndex } from "./index-fixture.ts";
import { makeArticle } from "./made-articles.ts";
import { anyArticle, anyQuery, VOCABULARY } from "./random-library.ts";
import { referenceSearch } from "./reference-search.ts";

const fixture = useIndex();
const ARTICLES = 5;

test("a query finds what looking through the records finds where words are found in next to nothing of what there is", () => {
  const elsewhere = { quote: "elsewhere", note: "elsewhere" };
  const others = Array.from({ length: 60 }, (_, at) =>
    makeArticle(ARTICLES + at + 1, {
      text: "elsewhere\n",
      annotations: Array.from({ length: 100 }, () => elsewhere),
    }),
  );
  fixture.index.put(others);
  const library = fc.tuple(...Array.from({ length: ARTICLES }, (_, at) => anyArticle(at + 1)));
  const anyWords = fc
    .tuple(fc.constantFrom(...VOCABULARY), anyQuery)
    .map(([word, query]) => `${word} (${query})`);
  fc.assert(
    fc.property(
      library,
      fc.array(anyWords, { minLength: 10, maxLength: 10 }),
      (sketches, queries) => {
        const articles = sketches.map((sketch, at) => makeArticle(at + 1, sketch));
        fixture.index.put(articles);
        for (const typed of queries) {
          const { query } = parseQuery(typed, localTime());
          if (query === undefined) throw new Error(`nothing asked by ${typed}`);
          const found = fixture.index.search({ query: typed, offset: 0, limit: 1_000 });
          const ids = found.hits
            .map((hit): string => hit.annotationId ?? hit.articleId)
            .toSorted((a, b) => (a < b ? -1 : 1));
          const expected = referenceSearch(articles, query);
          expect({ typed, ids }).toEqual({ typed, ids: expected });
          expect({ typed, total: found.total }).toEqual({ typed, total: expected.length });
        }
      },
    ),
    { numRuns: 30 },
  );
});
