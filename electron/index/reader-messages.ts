import type { ReadQueryName } from "./read-queries.ts";

/** What a reader is born with. */
export interface ReaderStart {
  /** The number of the query that nobody waits for any more; `EVERY_QUERY` when the reader is to end. */
  readonly unwanted: Int32Array<SharedArrayBuffer>;
}

export const EVERY_QUERY = -1;

/** Sent to a reader, one at a time; "end" when there is nothing more. */
export type ReaderRequest = ReaderQuery | "end";

export interface ReaderQuery {
  /** From 1, different each time. */
  readonly number: number;
  /** The file to read. */
  readonly path: string;
  readonly name: ReadQueryName;
  readonly question: unknown;
}

/** Said once, when everything that it needs is loaded. */
export const READY = "ready";

/** What became of a query. */
export type ReaderReply =
  | { readonly kind: "answered"; readonly answer: unknown }
  | { readonly kind: "unwanted" }
  /** The file could not be read: whoever keeps it has to look. */
  | { readonly kind: "unfit" }
  /** A mistake of ours. */
  | { readonly kind: "failed"; readonly error: Error };
