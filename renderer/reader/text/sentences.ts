import type { Span } from "#core/anchor/selectors.js";
import { trimSpan } from "#core/anchor/trim-span.js";

/** Walks a text unit by unit. None is empty, and none has white space at its ends. */
export interface TextWalk {
  /** The unit at an offset, or the next one after it; undefined behind the last. */
  at(offset: number): Span | undefined;
  after(unit: Span): Span | undefined;
  before(unit: Span): Span | undefined;
}

// Unicode's rules end a sentence after these, since a capital follows.
const ABBREVIATION =
  /(?:^|[\s("“‘])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Jr|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Hon|Rev|No|Nos|Fig|Vol|vs|cf|Ca|Hr|Fr|Nr|Bd|S|[A-Z])\.\s*$/u;

// To Unicode's rules every quotation mark may end a sentence: where no space follows, one that opens begins the next.
const OPENING = /[\p{Ps}\p{Pi}]+$/u;

// The longest abbreviation, with what stands before it and the white space behind.
const ABBREVIATION_REACH = 12;

/**
 * Walks sentences. A block, a line or a cell always ends one. Only the block that is asked for is divided, so that a long text costs no
 * more than a short one.
 * @param text  see `readableText`
 * @param language  BCP 47 of the text; undefined leaves it to the letters
 */
export function walkSentences(text: string, language: string | undefined): TextWalk {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });
  // A whole article may be one block: it is not divided anew at every step.
  let last: { readonly block: Span; readonly sentences: readonly Span[] } | undefined;

  function sentencesOf(block: Span): readonly Span[] {
    if (last?.block.start === block.start && last.block.end === block.end) return last.sentences;
    const sentences: Span[] = [];
    let start = block.start;
    for (const { index, segment } of segmenter.segment(text.slice(block.start, block.end))) {
      const whole = block.start + index + segment.length;
      const tail = text.slice(Math.max(start, whole - ABBREVIATION_REACH), whole);
      if (whole < block.end && ABBREVIATION.test(tail)) continue;
      const opening = whole < block.end ? (OPENING.exec(tail)?.[0].length ?? 0) : 0;
      const end = whole - opening;
      const sentence = trimSpan(text, { start, end });
      if (sentence !== undefined) sentences.push(sentence);
      start = end;
    }
    last = { block, sentences };
    return sentences;
  }

  function blockAt(offset: number): Span | undefined {
    const isInLast = last !== undefined && offset >= last.block.start && offset < last.block.end;
    return isInLast ? last?.block : findBlock(text, offset);
  }

  function at(offset: number): Span | undefined {
    for (let block = blockAt(offset); block !== undefined; block = blockAt(block.end + 1)) {
      const sentences = sentencesOf(block);
      const found = sentences[firstEndingBehind(sentences, offset)];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function before({ start }: Span): Span | undefined {
    const offset = Math.min(start, text.length - 1);
    for (let block = blockAt(offset); block !== undefined; block = blockAt(block.start - 1)) {
      const sentences = sentencesOf(block);
      // The one that the place lies in, where that began earlier; else the one before.
      const number = firstEndingBehind(sentences, start);
      const own = sentences[number];
      const found = own !== undefined && own.start < start ? own : sentences[number - 1];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return { at, before, after: (sentence) => at(sentence.end) };
}

/** @returns the number of the first sentence that ends behind an offset; how many there are, where none does */
function firstEndingBehind(sentences: readonly Span[], offset: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sentences[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The stretch between two separators around an offset; undefined outside the text. */
function findBlock(text: string, offset: number): Span | undefined {
  if (offset < 0 || offset >= text.length) return undefined;
  let start = offset;
  while (start > 0 && !isSeparator(text, start - 1)) start--;
  let end = offset;
  while (end < text.length && !isSeparator(text, end)) end++;
  return { start, end };
}

function isSeparator(text: string, offset: number): boolean {
  const unit = text.charCodeAt(offset);
  return unit === LINE_FEED || unit === TAB;
}

const LINE_FEED = 0x0a;
const TAB = 0x09;
