import type { BlockSelector, QuoteSelector, Span } from "./selectors.ts";

/** What describing needs of a block of a reading document; those with a `level` are headings. */
export interface DescribedBlock {
  /** UTF-16 code units of `plainText`, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** 1 to 6. */
  readonly level?: number | undefined;
}

/**
 * UTF-16 code units kept on each side of a quote. About five words of a European language tell repeats of a phrase apart,
 * and it is what the other tools of the field keep, so that quotes travel between them; longer ones break more often when
 * the text beside a highlight is edited, and cost disk.
 */
const SURROUNDING_LENGTH = 32;

/**
 * Describes a span by its words, their surroundings and its place in the structure, so that it can be found again in
 * another version.
 * @param document  blocks in reading order
 * @param span  not empty and inside `plainText`, else throws: the caller has checked it
 */
export function describeSpan(
  document: { readonly plainText: string; readonly blocks: readonly DescribedBlock[] },
  span: Span,
): { quote: QuoteSelector; block: BlockSelector } {
  const { plainText, blocks } = document;
  if (span.start >= span.end || span.start < 0 || span.end > plainText.length) {
    throw new Error(`no span of the text: ${span.start} to ${span.end}`);
  }
  const prefixStart = Math.max(0, span.start - SURROUNDING_LENGTH);
  const suffixEnd = Math.min(plainText.length, span.end + SURROUNDING_LENGTH);
  const quote = {
    exact: plainText.slice(span.start, span.end),
    // A character of two code units that does not fit whole is left out.
    prefix: plainText.slice(
      prefixStart + (isInsidePair(plainText, prefixStart) ? 1 : 0),
      span.start,
    ),
    suffix: plainText.slice(span.end, suffixEnd - (isInsidePair(plainText, suffixEnd) ? 1 : 0)),
  };
  return { quote, block: describeBlock(plainText, blocks, span.start) };
}

function describeBlock(
  plainText: string,
  blocks: readonly DescribedBlock[],
  offset: number,
): BlockSelector {
  const index = Math.max(
    0,
    blocks.findLastIndex((block) => block.start <= offset),
  );
  const above: DescribedBlock[] = [];
  for (const block of blocks.slice(0, index + 1)) {
    const { level } = block;
    if (level === undefined) continue;
    while ((above.at(-1)?.level ?? 0) >= level) above.pop();
    above.push(block);
  }
  // A heading stands under the others, not under itself.
  if (above.at(-1) === blocks[index]) above.pop();
  return { headings: above.map(({ start, end }) => plainText.slice(start, end).trim()), index };
}

/** Whether a cut at this offset would divide a character of two code units. */
function isInsidePair(text: string, offset: number): boolean {
  return offset > 0 && (text.codePointAt(offset - 1) ?? 0) > 0xffff;
}
