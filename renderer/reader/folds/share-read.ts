import type { FoldedParagraph } from "#contract/records.js";

/**
 * How much of an article lies before a place, 0 to 1, by its own text alone: who has reached the notices at its end has read it.
 * @param length  of `plainText`, UTF-16 code units
 * @param end  the place, as an offset
 */
export function shareRead(
  notices: readonly Pick<FoldedParagraph, "lead" | "end">[],
  length: number,
  end: number,
): number {
  let own = length;
  let read = Math.min(end, length);
  for (const notice of notices) {
    own -= notice.end - notice.lead;
    read -= Math.max(0, Math.min(notice.end, end) - notice.lead);
  }
  return own <= 0 ? 0 : Math.min(1, Math.max(0, read / own));
}
