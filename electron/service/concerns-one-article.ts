import type { Failure, FailureCode } from "#core/failure/failure.js";
import type { Library } from "../library/library.ts";

/** What may be wrong with one folder while all is well with the others. */
const OF_ONE_ARTICLE: ReadonlySet<FailureCode> = new Set([
  "article-not-found",
  "article-purged",
  "written-by-newer",
  "not-permitted",
  "file-unreadable",
]);

/** Whether the folder of one article alone may be to blame. */
export function mayBeOfOneArticle({ code }: Failure): boolean {
  return OF_ONE_ARTICLE.has(code);
}

/** Whether a deed on many articles can go on with the others: not where the disk is full, or the library is out of sight. */
export function concernsOneArticle(
  failure: Failure,
  { readOnlyBecause }: Pick<Library, "readOnlyBecause">,
): boolean {
  return mayBeOfOneArticle(failure) && readOnlyBecause === undefined;
}
