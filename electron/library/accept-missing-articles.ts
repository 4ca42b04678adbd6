import type { LibraryParts } from "./library-parts.ts";

/** A person says that what is there now is the library. */
export function acceptMissingArticles({ guard, faults }: LibraryParts): void {
  const figures = guard.missingArticles;
  if (figures !== undefined) faults.note({ kind: "disappearance-accepted", figures });
  guard.acceptMissingArticles();
}
