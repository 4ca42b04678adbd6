import { namedParagraphs } from "../boilerplate/named-paragraphs.ts";
import type { ReadDocument } from "../document/read-document.ts";
import { resemblanceOf, shareFoundIn } from "./shares.ts";
import { shinglesOf } from "./shingles.ts";
import { FEWEST_SHINGLES } from "./signature.ts";
import { textWithout } from "./text-without.ts";

/**
 * Copies that another site edited, cut or framed resemble the first by 0.6 and more; every tenth word changed leaves 0.57.
 * Different articles on one subject resemble each other by less than 0.05. One half lies far from both.
 */
const LEAST_RESEMBLANCE = 0.5;

/** Of what two texts do not have word for word: edited paragraphs still resemble by 0.2 and more, others by less than 0.05. */
const LEAST_OF_THE_REST = 0.15;

/**
 * Tells whether an article is much like another, in what is its own: not only in what a publisher puts under everything.
 *
 * Where both have text of their own that is nothing like the other's, the paragraphs they have in common decide: what also
 * stands in a third article is boilerplate, and copies of one article begin alike.
 * @param standsElsewhere  whether a paragraph, by its hash, stands in a third article
 * @returns what part of `one` stands in `other`, 0 to 1; undefined where they are not alike
 */
export function findLikeness(
  one: ReadDocument,
  other: ReadDocument,
  standsElsewhere: (hash: number) => boolean,
): number | undefined {
  const shingles = shinglesOf(one.plainText);
  const others = shinglesOf(other.plainText);
  if (Math.min(shingles.size, others.size) < FEWEST_SHINGLES) return undefined;
  if (resemblanceOf(shingles, others) < LEAST_RESEMBLANCE) return undefined;
  return isAlikeInItsOwn(one, other, standsElsewhere) ? shareFoundIn(shingles, others) : undefined;
}

function isAlikeInItsOwn(
  one: ReadDocument,
  other: ReadDocument,
  standsElsewhere: (hash: number) => boolean,
): boolean {
  const hashes = namedParagraphs(one).map(({ hash }) => hash);
  const otherHashes = namedParagraphs(other).map(({ hash }) => hash);
  const isInBoth = isAmongAll([new Set(hashes), new Set(otherHashes)]);
  const rest = shinglesOf(textWithout(one, isInBoth));
  const otherRest = shinglesOf(textWithout(other, isInBoth));
  if (Math.min(rest.size, otherRest.size) < FEWEST_SHINGLES) return true;
  if (resemblanceOf(rest, otherRest) >= LEAST_OF_THE_REST) return true;
  const common = hashes.filter(isInBoth);
  const recurring = common.filter(standsElsewhere);
  const beginAlike = [hashes, otherHashes].every(
    ([first]) => first !== undefined && isInBoth(first),
  );
  return beginAlike && recurring.length * 2 <= common.length;
}

function isAmongAll(sets: readonly ReadonlySet<number>[]): (hash: number) => boolean {
  return (hash) => sets.every((set) => set.has(hash));
}
