import type { NotWritten } from "#contract/not-written.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { SearchIndex } from "../index/search-index.ts";
import { callErrorOf } from "./call-error-of.ts";

/** Gathers which articles of a deed on many could not have it, so that they can be told by name. */
export interface NotWrittenList {
  /** @param isKept  whether what was to be written is kept, and tried again */
  add(failure: Failure, articleId: ArticleId, how: { readonly isKept: boolean }): void;
  /** Of the very first. */
  readonly failure: Failure | undefined;
  /** As a part of a reply: empty where all were written. */
  told(): { readonly notWritten?: NotWritten };
}

/** More titles nobody would read in a line. */
const MOST_NAMED = 3;

export function createNotWrittenList(index: Pick<SearchIndex, "titleOf">): NotWrittenList {
  const articleIds: ArticleId[] = [];
  let first: Failure | undefined;
  let waiting = 0;
  return {
    add(failure, articleId, { isKept }) {
      first ??= failure;
      articleIds.push(articleId);
      if (isKept) waiting += 1;
    },
    get failure() {
      return first;
    },
    told() {
      if (first === undefined) return {};
      const named = articleIds.slice(0, MOST_NAMED);
      const titles = named.map((articleId) => index.titleOf(articleId) ?? articleId);
      const why = callErrorOf(first);
      return { notWritten: { articles: articleIds.length, titles, waiting, why } };
    },
  };
}
