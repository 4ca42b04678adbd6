import { randomBytes } from "node:crypto";
import type { ActionId, AnnotationId, ArticleId, SavedSearchId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";

const RANDOM_BYTES = 10;

/** Makes identifiers from this machine's clock and randomness. */
export interface NewId {
  action(): ActionId;
  annotation(): AnnotationId;
  article(): ArticleId;
  savedSearch(): SavedSearchId;
}

export function createNewId(now: () => number = Date.now): NewId {
  // A clock may stand before 1970, which no id can say.
  const ulid = (): string => makeUlid(Math.max(0, now()), randomBytes(RANDOM_BYTES));
  // A fresh ULID is a valid id of any kind; the brand says which it became.
  return {
    action: () => ulid() as ActionId,
    annotation: () => ulid() as AnnotationId,
    article: () => ulid() as ArticleId,
    savedSearch: () => ulid() as SavedSearchId,
  };
}
