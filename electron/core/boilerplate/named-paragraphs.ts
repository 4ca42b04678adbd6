import type { BlockKind } from "../document/block.ts";
import type { ReadDocument } from "../document/read-document.ts";
import { foldCutText } from "../text/fold-cut-text.ts";
import { noWordNumbers, numberWords, type WordNumbers } from "../text/word-numbers.ts";
import { FEWEST_WORDS, hashWords } from "./hash-paragraph.ts";

/** A block that is long enough to be known again, in UTF-16 code units of `plainText`; end exclusive. */
export interface NamedParagraph {
  /** Where the label right above it begins, such as "Legal Disclaimer:"; without one, `start`. */
  readonly lead: number;
  readonly start: number;
  readonly end: number;
  /** See `hashParagraph`. */
  readonly hash: number;
  /** As `numberWords` counts them. */
  readonly words: number;
}

/** A document read for what it shares with others. */
export interface NamedDocument {
  /** The same as `foldForSearch` makes of its text. */
  readonly folded: string;
  /** How many words it has in all its blocks, as `numberWords` counts them. */
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

/**
 * @param numbers  becomes those of the words of all its text; whoever names many documents may use one for all
 * Cost: folds the text once, for the names and for whoever searches in it.
 */
export function nameParagraphs(
  { plainText, blocks }: ReadDocument,
  numbers: WordNumbers = noWordNumbers(),
): NamedDocument {
  const paragraphs: NamedParagraph[] = [];
  numbers.length = 0;
  // Blocks end at white space, which folding treats by itself: the pieces joined are the whole.
  const { folded, places } = foldCutText(
    plainText,
    blocks.flatMap(({ start, end }) => [start, end]),
  );
  let all = 0;
  let done = 0;
  let label: number | undefined;
  for (const [at, { kind, start, end }] of blocks.entries()) {
    const from = places[2 * at] ?? 0;
    const to = places[2 * at + 1] ?? 0;
    numberWords(folded, numbers, done, from);
    const first = numbers.length;
    const words = numberWords(folded, numbers, from, to);
    done = to;
    all += words;
    if (KINDS.has(kind) && words >= FEWEST_WORDS) {
      paragraphs.push({ lead: label ?? start, start, end, hash: hashWords(numbers, first), words });
    }
    label = kind === "label" ? start : undefined;
  }
  numberWords(folded, numbers, done);
  return { folded, words: all, paragraphs };
}
