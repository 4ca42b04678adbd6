import type { NamedParagraph } from "./named-paragraphs.ts";

/**
 * Which paragraphs are boilerplate: what recurs in several articles that are otherwise different. The danger is not a notice
 * that stays unfolded, it is a passage of two like articles that is folded: so every doubt keeps the text.
 *
 * - Two articles are *near-copies* when they share more than FEW paragraphs that are more than half of the shorter one, or
 *   more than SEVERAL that are more than a quarter of it: versions of one story, one report in two papers. Near-copies, and
 *   near-copies of those, count as one.
 * - A paragraph *recurs* when it stands in three different articles, wherever; or in two, in both near the end, which is where
 *   publishers put their notices. Two reports that quote the same words in their middle keep them.
 * - Beyond MOST_COMPARED articles nobody has that many copies: it recurs.
 * - An article folds nothing where that would leave it next to nothing of its own (see `foldedIn`).
 */
export interface Holder {
  /** Of the whole article, in reading order. */
  readonly paragraphs: readonly Pick<NamedParagraph, "hash" | "words">[];
}

/** As many notices as one often finds under a single article; so few say nothing about being a copy. */
const FEW = 2;
const SEVERAL = 5;
/** Of the shorter article's words, in paragraphs that are long enough to be compared. */
const SHARE_OF_FEW = 1 / 2;
const SHARE_OF_SEVERAL = 1 / 4;

/** Different articles that have to hold a paragraph, and how many where it stands near the end of all of them. */
const FEWEST_ARTICLES = 3;
const FEWEST_AT_THE_END = 2;
/** "Near the end": at most two paragraphs behind it, as where two publishers each add a notice of their own. */
const LAST_PARAGRAPHS = 3;

/** Holders that are looked at; with more of them a paragraph recurs. Bounds the cost of every change, too. */
export const MOST_COMPARED = 20;

/**
 * @param holders  all articles with the paragraph, those of equal text once; of more than MOST_COMPARED any so many
 * Cost: each pair of holders once, proportional to their paragraphs
 */
export function recurs(hash: number, holders: readonly Holder[]): boolean {
  if (holders.length > MOST_COMPARED) return true;
  if (holders.length < FEWEST_AT_THE_END) return false;
  const different = countDifferent(holders);
  if (different >= FEWEST_ARTICLES) return true;
  return different >= FEWEST_AT_THE_END && holders.every((holder) => isNearEnd(hash, holder));
}

export function areNearCopies(one: Holder, other: Holder): boolean {
  const [shorter, longer] = inOrder(wordsByHash(one), wordsByHash(other));
  let count = 0;
  let shared = 0;
  for (const [hash, words] of shorter) {
    if (!longer.has(hash)) continue;
    count += 1;
    shared += words;
  }
  const share = shared / sum(shorter.values());
  return (count > FEW && share > SHARE_OF_FEW) || (count > SEVERAL && share > SHARE_OF_SEVERAL);
}

/** How many groups of near-copies there are, an article that resembles no other being a group by itself. */
function countDifferent(holders: readonly Holder[]): number {
  const left = new Set(holders);
  let groups = 0;
  for (const first of holders) {
    if (!left.delete(first)) continue;
    groups += 1;
    const group = [first];
    for (let member = group.pop(); member !== undefined; member = group.pop()) {
      for (const candidate of left) {
        if (!areNearCopies(member, candidate)) continue;
        left.delete(candidate);
        group.push(candidate);
      }
    }
  }
  return groups;
}

function isNearEnd(hash: number, { paragraphs }: Holder): boolean {
  return paragraphs.slice(-LAST_PARAGRAPHS).some((paragraph) => paragraph.hash === hash);
}

/** What an article says twice counts once. */
function wordsByHash({ paragraphs }: Holder): ReadonlyMap<number, number> {
  return new Map(paragraphs.map(({ hash, words }) => [hash, words]));
}

function inOrder(
  one: ReadonlyMap<number, number>,
  other: ReadonlyMap<number, number>,
): readonly [ReadonlyMap<number, number>, ReadonlyMap<number, number>] {
  return sum(one.values()) <= sum(other.values()) ? [one, other] : [other, one];
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/** Of an article that shows more than FEW notices, so much of its words is left; of any, some words are. */
const SMALLEST_SHARE_LEFT = 1 / 4;

/**
 * Which paragraphs of an article are folded.
 * @param article  its paragraphs in reading order, and how many words all its blocks have
 * @param isRecurring  by hash; see `recurs`
 * @returns none where they would leave the article nothing of its own, or more than a few of them less than a quarter
 */
export function foldedIn(
  { paragraphs, words }: { readonly paragraphs: readonly NamedParagraph[]; readonly words: number },
  isRecurring: (hash: number) => boolean,
): readonly NamedParagraph[] {
  const folded = paragraphs.filter(({ hash }) => isRecurring(hash));
  const left = words - sum(folded.map((paragraph) => paragraph.words));
  const isEnough = folded.length <= FEW ? left > 0 : left >= words * SMALLEST_SHARE_LEFT;
  return isEnough ? folded : [];
}
