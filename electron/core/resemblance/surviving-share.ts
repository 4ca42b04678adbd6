import type { ReadDocument } from "../document/read-document.ts";
import { shareFoundIn } from "./shares.ts";
import { shinglesOf } from "./shingles.ts";
import { textWithout } from "./text-without.ts";

/**
 * A later version with less of the old text is kept, but does not open by itself: error pages, walls before an article and
 * other articles under the same address have next to nothing of it, and what editors make of an article far more.
 */
export const LEAST_SURVIVING = 0.3;

/**
 * How much of a text is still there in a later one, by runs of three words. Words by themselves would not do: any two long
 * texts of a language have half of them in common.
 * @param isBoilerplate  by the hash of a paragraph: what a publisher puts under everything survives in an error page too
 * @returns 0 to 1
 */
export function survivingShare(
  old: ReadDocument,
  newer: ReadDocument,
  isBoilerplate: (hash: number) => boolean,
): number {
  const own = shinglesOf(textWithout(old, isBoilerplate));
  const before = own.size > 0 ? own : shinglesOf(old.plainText);
  return shareFoundIn(before, shinglesOf(newer.plainText));
}
