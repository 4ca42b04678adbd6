import type { AnnotationState } from "./annotation.ts";

/** Whether a stored place holds the words that were marked. */
export type PlaceCheck = "holds" | "outside-the-text" | "other-words";

/** @param plainText  of the version that the position counts in */
export function checkPlace(
  { position, quote }: Pick<AnnotationState, "position" | "quote">,
  plainText: string,
): PlaceCheck {
  const { start, end } = position;
  if (start >= end || end > plainText.length) return "outside-the-text";
  return plainText.slice(start, end) === quote.exact ? "holds" : "other-words";
}
