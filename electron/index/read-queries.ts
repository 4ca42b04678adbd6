import { checkIndex } from "./check-index.ts";
import type { Database } from "./database.ts";
import { countFacets } from "./facets.ts";
import { listAnnotations } from "./list-annotations.ts";
import { listArticles } from "./list-articles.ts";
import { countCarriers, listTags } from "./list-tags.ts";
import { listTrash } from "./list-trash.ts";
import { outlineAnnotations, readEntries } from "./outline-annotations.ts";
import { overview } from "./overview.ts";
import { findRelated } from "./related.ts";
import { passagesIn } from "./search-hit.ts";
import { search } from "./search.ts";
import { countTagsOf } from "./standings.ts";
import { statistics } from "./statistics.ts";

/**
 * The queries that may take long in a large index, by name. Each only reads (temporary tables are its own), and is answered beside the thread that writes (see
 * reader-thread.ts), so question and answer must be plain values. A new one is a line here.
 */
export const READ_QUERIES = {
  search,
  passagesIn,
  countFacets,
  findRelated,
  listArticles,
  listAnnotations,
  outlineAnnotations,
  readEntries,
  overview,
  listTags,
  countCarriers,
  listTrash,
  countTagsOf,
  statistics,
  check: checkIndex,
} as const satisfies Readonly<Record<string, (database: Database, question: never) => unknown>>;

export type ReadQueryName = keyof typeof READ_QUERIES;
/** What must be said to ask it; undefined where there is nothing to say. */
export type Question<Name extends ReadQueryName> = Parameters<(typeof READ_QUERIES)[Name]>[1];
export type Answer<Name extends ReadQueryName> = ReturnType<(typeof READ_QUERIES)[Name]>;

/** These read everything: one at a time, so that the rest is answered beside them. */
export const READING_EVERYTHING: ReadonlySet<ReadQueryName> = new Set(["check"]);

/** Every statement of it sees the same state, whatever is written meanwhile. @throws what the query throws */
export function answerQuery(database: Database, name: ReadQueryName, question: unknown): unknown {
  // The question was typed by `SearchIndex.ask`, which is its only source.
  const query = READ_QUERIES[name] as (database: Database, question: unknown) => unknown;
  return database.read(() => query(database, question));
}
