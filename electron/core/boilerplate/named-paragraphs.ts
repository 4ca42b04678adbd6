import type { BlockKind } from "../document/block.ts";
import type { ReadDocument } from "../document/read-document.ts";
import { foldForSearch } from "../text/fold-for-search.ts";
import { FEWEST_WORDS, nameFolded } from "./hash-paragraph.ts";

/** A block that is long enough to be known again, in UTF-16 code units of `plainText`; end exclusive. */
export interface NamedParagraph {
  /** Where the label right above it begins, such as "Legal Disclaimer:"; without one, `start`. */
  readonly lead: number;
  readonly start: number;
  readonly end: number;
  /** See `hashParagraph`. */
  readonly hash: number;
  /** As `nameFolded` counts them. */
  readonly words: number;
}

/** A document read for what it shares with others. */
export interface NamedDocument {
  /** The same as `foldForSearch` makes of its text. */
  readonly folded: string;
  /** How many words it has in all its blocks, as `nameFolded` counts them. */
  readonly words: number;
  /** The paragraphs that may be boilerplate, in reading order. */
  readonly paragraphs: readonly NamedParagraph[];
}

/** Headings and labels name what follows, tables and code are data: none of them is what publishers put under everything. */
const KINDS: ReadonlySet<BlockKind> = new Set([
  "paragraph",
  "list-item",
  "definition",
  "quote",
  "footnote",
] satisfies readonly BlockKind[]);

/** Cost: folds the text once, for the names and for whoever searches in it. */
export function nameParagraphs({ plainText, blocks }: ReadDocument): NamedDocument {
  const paragraphs: NamedParagraph[] = [];
  const folded: string[] = [];
  let words = 0;
  let done = 0;
  let label: number | undefined;
  for (const { kind, start, end } of blocks) {
    const block = foldForSearch(plainText.slice(start, end));
    // Blocks end at white space, which folding treats by itself: the pieces joined are the whole.
    folded.push(foldForSearch(plainText.slice(done, start)), block);
    done = end;
    const name = nameFolded(block);
    words += name.words;
    if (KINDS.has(kind) && name.words >= FEWEST_WORDS) {
      paragraphs.push({ lead: label ?? start, start, end, ...name });
    }
    label = kind === "label" ? start : undefined;
  }
  folded.push(foldForSearch(plainText.slice(done)));
  // Joined at once it is one piece in memory, which is read faster than a chain of them.
  return { folded: folded.join(""), words, paragraphs };
}
