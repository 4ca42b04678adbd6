import type { TextEncoding } from "#core/article/text-encoding.js";

/** A file as it was read: its name and its bytes, nothing found out yet. */
export interface SourceFile {
  /** Without its folder, as the person knows it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** In which the reader wants its text read, whatever the bytes say. */
  readonly encoding?: TextEncoding | undefined;
}
