import type { Block, BlockKind } from "../document/block.ts";
import type { ReadDocument } from "../document/read-document.ts";
import { hashParagraph } from "./hash-paragraph.ts";

/** A block that is long enough to be known again, in UTF-16 code units of `plainText`; end exclusive. */
export interface NamedParagraph {
  readonly start: number;
  readonly end: number;
  /** See `hashParagraph`. */
  readonly hash: number;
}

/** Headings and labels name what follows, tables and code are data: none of them is what publishers put under everything. */
const KINDS: ReadonlySet<BlockKind> = new Set([
  "paragraph",
  "list-item",
  "definition",
  "quote",
  "footnote",
] satisfies readonly BlockKind[]);

/** @returns the paragraphs of a document that may be boilerplate, in reading order */
export function namedParagraphs({ plainText, blocks }: ReadDocument): readonly NamedParagraph[] {
  return blocks.flatMap(({ kind, start, end }: Block) => {
    if (!KINDS.has(kind)) return [];
    const hash = hashParagraph(plainText.slice(start, end));
    return hash === undefined ? [] : [{ start, end, hash }];
  });
}
