import type { QuotedWords } from "./quoted-words.ts";
import { RUN, type WordIndex, type Words } from "./word-index.ts";

/** Which word of the text each word of a quote and its surroundings is; -1 for none. Ascending. */
export type Alignment = Int32Array;

/** What differs between two places that go on together: so many words, on either side. */
const MOST_SKIPPED = 8;

/** An advertisement, a caption or a box of links in the midst of a quote: so many words. */
const LONGEST_INSERTION = 200;

/** The same, taken out of a quote: more of it is another passage. */
const LONGEST_LOSS = 40;

/**
 * Goes from two words that are the same outwards, in both directions, as long as the texts go on together.
 * Cost: proportional to the quote.
 */
export function alignQuote(
  quoted: QuotedWords,
  index: WordIndex,
  at: number,
  place: number,
): Alignment {
  const aligned = new Int32Array(quoted.count).fill(-1);
  aligned[at] = place;
  extend(quoted, index, { at, place, step: 1 }, aligned);
  extend(quoted, index, { at, place, step: -1 }, aligned);
  fillGaps(quoted, index, aligned);
  return aligned;
}

interface Walk {
  readonly at: number;
  readonly place: number;
  readonly step: 1 | -1;
}

/** @param aligned  is filled in */
function extend(quoted: QuotedWords, index: WordIndex, walk: Walk, aligned: Int32Array): void {
  const { step } = walk;
  let at = walk.at + step;
  let place = walk.place + step;
  while (at >= 0 && at < quoted.count && place >= 0 && place < index.count) {
    if (quoted.hashes[at] !== index.hashes[place]) {
      const ahead =
        nearestAgreement(quoted, index, { at, place, step }) ??
        behindBreak(quoted, index, { at, place, step });
      if (ahead === undefined) return;
      ({ at, place } = ahead);
    }
    aligned[at] = place;
    at += step;
    place += step;
  }
}

/** Where the texts agree again, for two words at least, after the fewest words that differ. */
function nearestAgreement(
  quoted: QuotedWords,
  index: WordIndex,
  { at, place, step }: Walk,
): Walk | undefined {
  for (let skipped = 1; skipped <= 2 * MOST_SKIPPED; skipped += 1) {
    // As many in both first: a word replaced is likelier than one lost here and one added there.
    for (let turn = 0; turn <= skipped; turn += 1) {
      const fromHalf = (turn + 1) >> 1;
      const inQuote = (skipped >> 1) + (turn % 2 === skipped % 2 ? fromHalf : -fromHalf);
      const inText = skipped - inQuote;
      if (inQuote < 0 || inText < 0 || inQuote > MOST_SKIPPED || inText > MOST_SKIPPED) continue;
      const next = { at: at + inQuote * step, place: place + inText * step, step };
      if (agrees(quoted, index, next)) return next;
    }
  }
  return undefined;
}

function agrees(quoted: QuotedWords, index: WordIndex, { at, place, step }: Walk): boolean {
  return (
    isInside(quoted, at) &&
    isInside(quoted, at + step) &&
    isInside(index, place) &&
    quoted.hashes[at] === index.hashes[place] &&
    quoted.hashes[at + step] === index.hashes[place + step]
  );
}

function isInside({ count }: Words, at: number): boolean {
  return at >= 0 && at < count;
}

/** Where a quote goes on behind something long that was put into it, or taken out of it; its surroundings end there. */
function behindBreak(
  quoted: QuotedWords,
  index: WordIndex,
  { at, place, step }: Walk,
): Walk | undefined {
  for (let skipped = 0; skipped <= LONGEST_LOSS; skipped += 1) {
    const next = at + skipped * step;
    const run = step === 1 ? next : next - RUN + 1;
    if (run < quoted.first || run + RUN > quoted.end) return undefined;
    const places = index.findRun(quoted, run) ?? [];
    const ahead = places
      .map((first) => (step === 1 ? first : first + RUN - 1))
      .filter((one) => (one - place) * step >= 0 && (one - place) * step <= LONGEST_INSERTION);
    const nearest = step === 1 ? ahead[0] : ahead.at(-1);
    if (nearest !== undefined) return { at: next, place: nearest, step };
  }
  return undefined;
}

/** Single words that stand between others on both sides. @param aligned  is filled in */
function fillGaps(quoted: QuotedWords, index: WordIndex, aligned: Int32Array): void {
  let before = -1;
  for (let at = 0; at < quoted.count; at += 1) {
    const place = aligned[at] ?? -1;
    if (place === -1) continue;
    const placeBefore = aligned[before] ?? -1;
    const isGap = before !== -1 && at - before > 1 && place - placeBefore > 1;
    if (isGap && place - placeBefore <= 2 * MOST_SKIPPED) {
      fillGap(quoted, index, aligned, {
        from: before + 1,
        end: at,
        first: placeBefore + 1,
        last: place - 1,
      });
    }
    before = at;
  }
}

/** Words of the quote, `end` exclusive, and of the text, `last` inclusive, that stand between two on which both agree. */
interface Between {
  readonly from: number;
  readonly end: number;
  readonly first: number;
  readonly last: number;
}

/** The longest common subsequence, by its definition: a gap is short. @param aligned  is filled in */
function fillGap(
  quoted: QuotedWords,
  index: WordIndex,
  aligned: Int32Array,
  { from, end, first, last }: Between,
): void {
  const width = last - first + 2;
  const isSame = (at: number, place: number) => quoted.hashes[at] === index.hashes[place];
  /** Of the words from `at` and from `place` on. */
  const lengths = new Int32Array((end - from + 1) * width);
  const lengthAt = (at: number, place: number) => lengths[(at - from) * width + place - first] ?? 0;
  for (let at = end - 1; at >= from; at -= 1) {
    for (let place = last; place >= first; place -= 1) {
      lengths[(at - from) * width + place - first] = isSame(at, place)
        ? lengthAt(at + 1, place + 1) + 1
        : Math.max(lengthAt(at + 1, place), lengthAt(at, place + 1));
    }
  }
  for (let at = from, place = first; at < end && place <= last;) {
    if (isSame(at, place)) aligned[at++] = place++;
    else if (lengthAt(at + 1, place) >= lengthAt(at, place + 1)) at += 1;
    else place += 1;
  }
}

/**
 * Moves words to their neighbours where the same words stand beside what was put into a quote.
 * @param step  1: to those behind; -1: to those before
 */
export function closeUp(
  quoted: QuotedWords,
  index: WordIndex,
  aligned: Alignment,
  step: 1 | -1,
): Alignment {
  const closed = aligned.slice();
  const { first, end } = quoted;
  for (let done = 1; done < end - first; done += 1) {
    const at = step === 1 ? end - 1 - done : first + done;
    const neighbour = closed[at + step] ?? -1;
    if (closed[at] === -1 || neighbour === -1) continue;
    const place = neighbour - step;
    if (index.hashes[place] === quoted.hashes[at]) closed[at] = place;
  }
  return closed;
}
