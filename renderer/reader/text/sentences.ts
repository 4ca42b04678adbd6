import type { Span } from "#core/anchor/selectors.js";
import { trimSpan } from "#core/anchor/trim-span.js";

/** Walks a text sentence by sentence. A block, a line or a cell always ends one. */
export interface SentenceWalk {
  /** The sentence at an offset, or the next one after it; undefined behind the last. */
  at(offset: number): Span | undefined;
  after(sentence: Span): Span | undefined;
  before(sentence: Span): Span | undefined;
}

// Unicode's rules end a sentence after these, since a capital follows.
const ABBREVIATION =
  /(?:^|[\s("“‘])(?:Mr|Mrs|Ms|Mx|Dr|Prof|Sr|Jr|St|Gen|Col|Lt|Sgt|Sen|Rep|Gov|Hon|Rev|No|Nos|Fig|Vol|vs|cf|Ca|Hr|Fr|Nr|Bd|S|[A-Z])\.\s*$/u;

/** @param language  BCP 47 of the text; undefined leaves it to the letters */
export function walkSentences(text: string, language: string | undefined): SentenceWalk {
  const segmenter = new Intl.Segmenter(language, { granularity: "sentence" });

  function sentencesOf(block: Span): readonly Span[] {
    const sentences: Span[] = [];
    let start = block.start;
    for (const { index, segment } of segmenter.segment(text.slice(block.start, block.end))) {
      const end = block.start + index + segment.length;
      if (end < block.end && ABBREVIATION.test(text.slice(start, end))) continue;
      const sentence = trimSpan(text, { start, end });
      if (sentence !== undefined) sentences.push(sentence);
      start = end;
    }
    return sentences;
  }

  function at(offset: number): Span | undefined {
    for (
      let block = blockAt(text, offset);
      block !== undefined;
      block = blockAt(text, block.end + 1)
    ) {
      const found = sentencesOf(block).find(({ end }) => end > offset);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  function before(sentence: Span): Span | undefined {
    for (
      let block = blockAt(text, sentence.start);
      block !== undefined;
      block = blockAt(text, block.start - 1)
    ) {
      const found = sentencesOf(block).findLast(({ start }) => start < sentence.start);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  return { at, before, after: (sentence) => at(sentence.end) };
}

/** The stretch between two separators around an offset; undefined outside the text. */
function blockAt(text: string, offset: number): Span | undefined {
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
