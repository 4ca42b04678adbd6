import { expect, test } from "vitest";
import type { Anchor } from "#core/anchor/anchor.js";
import { describeSpan } from "#core/anchor/describe-span.js";
import { findAnchor } from "#core/anchor/find-anchor.js";
import { searchedText, type SearchedText } from "#core/anchor/searched-text.js";
import type { Span } from "#core/anchor/selectors.js";
import { TextHash } from "#core/identity/ids.js";
import { foldForSearch } from "#core/text/fold-for-search.js";
import { editAround, MANY_EDITS } from "../../core/anchor/edit-text.ts";
import { chance } from "../../core/resemblance/made-texts.ts";
import { pageRenditions, passagesIn, type Passage } from "./page-renditions.ts";

/*
 * Passages of real pages, looked for in another rendition of the same page, and in that without them. Floor and margin were
 * chosen by the pages with even numbers; reported are those with odd ones. WHY.md of electron/core/anchor tells what came out.
 */

const PASSAGES = 12;
const OLD = TextHash.parse("a".repeat(64));
const NEW = TextHash.parse("b".repeat(64));

/** Counts of one line of the table. */
interface Tally {
  passages: number;
  correct: number;
  /** It is asked, and the right place is among those offered. */
  asked: number;
  wrong: number;
  removed: number;
  settled: number;
}

test("passages of pages are found in another rendition, and hardly ever where they were taken out", async () => {
  const tallies = new Map<string, Tally>();
  const pages = await pageRenditions();
  // Without the shared data there is one page, of our own.
  const reported = pages.filter((_, number) => isReported(number) || pages.length === 1);
  for (const { article, page } of reported) {
    tallyAll(tallies, "article in page", article, page);
    tallyAll(tallies, "page in article", page, article);
    tallyEdited(tallies, article);
  }
  console.log(tableOf(tallies));

  for (const [line, tally] of tallies) {
    const knowsOld = line.includes("old text");
    expect(tally.passages, line).toBeGreaterThan(0);
    // One page has the same caption twice; once both and their neighbours were edited, nobody could tell which is which.
    expect(tally.wrong / tally.passages, line).toBeLessThanOrEqual(0.005);
    expect(tally.correct / tally.passages, line).toBeGreaterThanOrEqual(knowsOld ? 0.97 : 0.96);
    expect((tally.correct + tally.asked) / tally.passages, line).toBeGreaterThanOrEqual(0.985);
    expect(tally.settled / tally.removed, line).toBeLessThanOrEqual(knowsOld ? 0.01 : 0.03);
  }
});

/** The first ones are ours, one of those that were chosen by, and one with nearly no text. */
function isReported(number: number): boolean {
  return number > 2 && number % 2 === 1;
}

function tallyAll(tallies: Map<string, Tally>, pair: string, from: string, to: string): void {
  const origin = searchedText(from);
  const text = searchedText(to);
  for (const passage of passagesIn(from, to, PASSAGES)) {
    tallyOne(tallies, { pair, from: origin, to: text, passage });
  }
}

/** Words replaced, lost and put in around each passage, paragraphs moved, lost and put in, and signs set in other ways. */
function tallyEdited(tallies: Map<string, Tally>, article: string): void {
  const origin = searchedText(article);
  for (const [seed, passage] of passagesIn(article, article, PASSAGES).entries()) {
    const edited = editAround(article, passage.span, chance(seed), MANY_EDITS);
    const to = searchedText(edited.text);
    const moved = { ...passage, truth: edited.span };
    tallyOne(tallies, { pair: "article, edited", from: origin, to, passage: moved });
  }
}

interface Trial {
  /** Which renditions. */
  readonly pair: string;
  readonly from: SearchedText;
  readonly to: SearchedText;
  readonly passage: Passage;
}

function tallyOne(tallies: Map<string, Tally>, { pair, from, to, passage }: Trial): void {
  const { start, end } = passage.truth;
  const without = to.plainText.slice(0, start) + to.plainText.slice(end);
  const isTwin = standsIn(without, from.plainText, passage.span);
  for (const knowing of ["the old text", "the quote alone"] as const) {
    const line = `${pair}, knowing ${knowing}, ${passage.words} words`;
    const tally = tallies.get(line) ?? emptyTally();
    tallies.set(line, tally);
    const known = knowing === "the old text" ? from : undefined;
    count(tally, passage, anchorIn(from.plainText, passage.span, to, known));
    // Where the same words stand in the same surroundings once more, they are not gone.
    if (isTwin) continue;
    tally.removed += 1;
    const left = anchorIn(from.plainText, passage.span, searchedText(without), known);
    if ("span" in left) tally.settled += 1;
  }
}

function emptyTally(): Tally {
  return { passages: 0, correct: 0, asked: 0, wrong: 0, removed: 0, settled: 0 };
}

function anchorIn(
  from: string,
  position: Span,
  text: SearchedText,
  origin: SearchedText | undefined,
): Anchor {
  const { quote } = describeSpan({ plainText: from, blocks: [] }, position);
  return findAnchor({ position, quote, textHash: OLD }, { textHash: NEW, text }, origin);
}

function count(tally: Tally, { truth }: Passage, anchor: Anchor): void {
  tally.passages += 1;
  const isRight = ({ span }: { readonly span: Span }) =>
    2 * (Math.min(span.end, truth.end) - Math.max(span.start, truth.start)) >=
    truth.end - truth.start;
  if (anchor.kind === "uncertain" && anchor.candidates.some(isRight)) tally.asked += 1;
  if (!("span" in anchor)) return;
  if (isRight(anchor)) tally.correct += 1;
  else tally.wrong += 1;
}

function standsIn(text: string, from: string, span: Span): boolean {
  const { exact, prefix, suffix } = describeSpan({ plainText: from, blocks: [] }, span).quote;
  const plain = (words: string) => foldForSearch(words).replaceAll(/\s+/gu, " ").trim();
  return plain(text).includes(plain(prefix + exact + suffix));
}

function tableOf(tallies: ReadonlyMap<string, Tally>): string {
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const lines = [...tallies].map(([line, { passages, correct, asked, wrong, removed, settled }]) =>
    [
      line.padEnd(52),
      `${passages}`.padStart(5),
      `correct ${percent(correct, passages)}`.padStart(17),
      `asked ${percent(asked, passages)}`.padStart(14),
      `wrong ${percent(wrong, passages)}`.padStart(14),
      `| of ${removed} removed, settled ${percent(settled, removed)}`,
    ].join("  "),
  );
  return lines.join("\n");
}
