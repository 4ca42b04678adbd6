import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseQuery } from "#core/query/parse-query.js";
import { ARTICLE_STATES } from "#core/article/article-state.js";
import { compareText } from "#core/compare-text.js";
import { ActionId, type ArticleId, SavedSearchId } from "#core/identity/ids.js";
import { type MarksChange, packIds } from "#core/operation/bulk-deed.js";
import type { LibraryMarks, TagMark } from "#core/library/library-marks.js";
import { planTagChange, type TagChange, withOperations } from "#core/tag/tag-change.js";
import { Tag } from "#core/tag/tag.js";
import { localTime } from "../../../electron/index/local-time.ts";
import type { IndexedArticle } from "../../../electron/index/indexed-article.ts";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { annotated, hits, listed, useIndex } from "./index-fixture.ts";
import {
  annotationId,
  articleId,
  hashOf,
  LIBRARY_ID,
  makeArticle,
  tagOf,
} from "./made-articles.ts";
import { anyArticle, anyQuery, NOTICES, TAGS, VOCABULARY } from "./random-library.ts";
import { referenceSearch } from "./reference-search.ts";

const fixture = useIndex();
const ARTICLES = 5;

/** Everything an index says of these articles, in an order that does not depend on how it was filled. */
function everything(index: SearchIndex, articles: readonly IndexedArticle[]): unknown {
  const sorts = ["newest", "oldest", "title", "longest", "shortest", "recently-changed"] as const;
  const queries = [
    ...VOCABULARY,
    "wa*",
    ...TAGS.map((tag) => `tag:"${tag}"`),
    "has:note",
    "is:trashed",
    "published:2024",
    "after:2025",
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
    tags: index.listTags(),
    searches: queries.map((query) => hitsInNoOrder(index, query)),
    facets: ["war", "has:highlight"].map((query) => index.countFacets(query)),
    folded: articles.map(({ record }) =>
      index.foldedParagraphs(record.articleId, record.current.textHash),
    ),
    originals: Array.from({ length: ARTICLES }, (_, at) =>
      index.findByOriginal(hashOf(`original ${at + 1}`)),
    ),
  };
}

/** Without their scores: FTS5 goes on counting what was replaced (see WHY.md). */
function hitsInNoOrder(index: SearchIndex, query: string): readonly unknown[] {
  return hits(index, query)
    .map((hit) => ({ ...hit, score: undefined }))
    .toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

type Step =
  | { readonly kind: "put"; readonly articles: readonly IndexedArticle[] }
  | { readonly kind: "remove"; readonly numbers: readonly number[] }
  | { readonly kind: "marks"; readonly change: TagChange }
  | { readonly kind: "deed"; readonly numbers: readonly number[]; readonly change: MarksChange }
  | { readonly kind: "nearly filled"; readonly steps: number }
  | { readonly kind: "filled" | "reopen" };

const someNumbers = fc.uniqueArray(fc.integer({ min: 1, max: ARTICLES }), {
  minLength: 1,
  maxLength: 3,
});
const tag = fc.constantFrom(...TAGS.map((name) => Tag.parse(name)));
const someTags = fc.record({ tags: fc.uniqueArray(tag, { minLength: 1, maxLength: 2 }) });

/** What can happen to a library; a put may bring, change, trash, restore or purge its articles. */
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: someNumbers
      .chain((numbers) =>
        fc.tuple(
          ...numbers.map((number) =>
            anyArticle(number, NOTICES).map((sketch) => makeArticle(number, sketch)),
          ),
        ),
      )
      .map((articles) => ({ kind: "put" as const, articles })),
  },
  {
    weight: 2,
    arbitrary: someNumbers.map((numbers) => ({ kind: "remove" as const, numbers })),
  },
  {
    weight: 2,
    arbitrary: fc
      .oneof(
        fc.record({ kind: fc.constant("rename" as const), tag, to: tag }),
        fc.record({ kind: fc.constantFrom("delete" as const, "restore" as const), tag }),
      )
      .map((change) => ({ kind: "marks" as const, change })),
  },
  {
    weight: 4,
    arbitrary: fc
      .record(
        {
          set: fc.record(
            { state: fc.constantFrom(...ARTICLE_STATES), trashed: fc.boolean() },
            { requiredKeys: [] },
          ),
          add: someTags,
          remove: someTags,
        },
        { requiredKeys: [] },
      )
      .chain((change) =>
        someNumbers.map((numbers) => ({ kind: "deed" as const, numbers, change })),
      ),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("nearly filled" as const),
      steps: fc.integer({ min: 1, max: 8 }),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom({ kind: "filled" }, { kind: "reopen" }) },
);

test("an index that followed every change says the same as one filled afresh", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (history) => {
      fixture.index.clear();
      const state = new Map<ArticleId, IndexedArticle>();
      let tags: readonly TagMark[] = [];
      for (const [at, one] of history.entries()) {
        switch (one.kind) {
          case "put":
            for (const article of one.articles) state.set(article.record.articleId, article);
            fixture.index.put(one.articles);
            break;
          case "remove":
            for (const number of one.numbers) state.delete(articleId(number));
            fixture.index.remove(one.numbers.map(articleId));
            break;
          case "deed":
            doDeed(fixture.index, state, { ...one, number: at });
            break;
          case "marks":
            tags = withOperations(tags, planTagChange(tags, one.change, TAGS.map(tagOf)));
            fixture.index.putLibraryMarks(marksWith(tags));
            break;
          case "nearly filled":
            // Whoever ends the filling is interrupted after so many steps, and what comes next comes in between.
            for (let left = one.steps; left > 0 && fixture.index.listSome(); left -= 1);
            break;
          case "filled":
            fixture.index.markFilled();
            break;
          case "reopen":
            fixture.reopen();
        }
      }
      fixture.index.putLibraryMarks(marksWith(tags));
      fixture.index.markFilled();
      while (!fixture.index.settle(ARTICLES).isDone);
      const cacheDirectory = mkdtempSync(join(tmpdir(), "postil-afresh-"));
      const afresh = openIndex({ cacheDirectory, libraryId: LIBRARY_ID });
      const articles = [...state.values()];
      afresh.put(articles);
      afresh.putLibraryMarks(marksWith(tags));
      afresh.markFilled();
      expect(everything(fixture.index, articles)).toEqual(everything(afresh, articles));
      expect(fixture.index.check()).toEqual([]);
      afresh.close();
      rmSync(cacheDirectory, { recursive: true });
    }),
    { numRuns: 25 },
  );
});

/** A deed on many articles, and what becomes of their records by it. */
function doDeed(
  index: SearchIndex,
  state: Map<ArticleId, IndexedArticle>,
  deed: {
    readonly number: number;
    readonly numbers: readonly number[];
    readonly change: MarksChange;
  },
): void {
  const { change } = deed;
  const at = new Date(Date.UTC(2026, 10, 26, deed.number)).toISOString();
  const heads = [ActionId.parse(`01jz${String(deed.number).padStart(22, "0")}`)];
  const standings = index.readStandings(deed.numbers.map(articleId), []);
  const groups = standings.map((standing) => ({
    change,
    inverse: {},
    heads: [...standing.heads],
    ids: packIds([standing.articleId]),
  }));
  expect(index.changeStandings(groups, { at, heads })).toEqual([]);
  for (const id of standings.map((standing) => standing.articleId)) {
    const article = state.get(id);
    if (article === undefined) throw new Error("an article stands in the index alone");
    const { record } = article;
    const { state: to = record.state, trashed = record.trashed } = change.set ?? {};
    const tags = record.tags.filter((carried) => change.remove?.tags.includes(carried) !== true);
    state.set(id, {
      ...article,
      heads,
      record: {
        ...record,
        state: to,
        trashed,
        trashedAt: change.set?.trashed === undefined ? record.trashedAt : trashed ? at : null,
        tags: [...new Set([...tags, ...(change.add?.tags ?? [])])].toSorted(compareText),
        modified: at,
        finishedAt: finishedAfter(change, record.finishedAt, at),
      },
    });
  }
}

function finishedAfter({ set }: MarksChange, before: string | null, at: string): string | null {
  if (set?.state === "done") return before ?? at;
  return set?.state === undefined || set.state === "archived" ? before : null;
}

function marksWith(tags: readonly TagMark[]): LibraryMarks {
  const savedSearches = [{ id: SavedSearchId.parse(annotationId(1)), name: "War", query: "war" }];
  return { tags, savedSearches, colorNames: {} };
}

test("a query finds what looking through the records finds", () => {
  const library = fc.tuple(
    ...Array.from({ length: ARTICLES }, (_, at) => anyArticle(at + 1, NOTICES)),
  );
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
