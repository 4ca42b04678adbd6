import type { TextEncoding } from "#core/article/text-encoding.js";

/** A file as it was read: its name and its bytes, nothing found out yet. */
export interface SourceFile {
  /** Without its folder, as the person knows it. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** In which the reader wants its text read, whatever the bytes say. */
  readonly encoding?: TextEncoding | undefined;
  /** Pictures that lie beside a page and that it names; none where there are none, or the file is no page. */
  readonly companions?: readonly Companion[];
}

/** A picture that was saved beside a page. */
export interface Companion {
  /** From the page's folder, with slashes, such as `page_files/bridge.png`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
