import type { Root } from "hast";

/** A part of the book as it was read: one file of its spine. */
export interface Chapter {
  /** In the archive; links and pictures count from it. */
  readonly path: string;
  /** Changes while the book is put together. */
  readonly body: Root;
  /** Ids of its `html` and `body` elements, which stand for its beginning. */
  readonly ownIds: readonly string[];
  /** As its `html` or `body` says; empty where neither does. */
  readonly direction: string;
}
