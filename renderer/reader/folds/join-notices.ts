import type { FoldedParagraph } from "#contract/records.js";
import type { Span } from "#core/anchor/selectors.js";

/** Notices that follow one another, with the labels above them: shown as one line while they are folded. */
export interface JoinedNotices extends Span {
  /** How many paragraphs. */
  readonly count: number;
  /** In how many articles the one that stands in the fewest does, and the one in the most. */
  readonly fewest: number;
  readonly most: number;
}

/**
 * @param notices  in reading order
 * @param text  `plainText`
 */
export function joinNotices(
  notices: readonly FoldedParagraph[],
  text: string,
): readonly JoinedNotices[] {
  const joined: JoinedNotices[] = [];
  for (const { lead, end, articles } of notices) {
    const last = joined.at(-1);
    if (last !== undefined && text.slice(last.end, lead).trim() === "") {
      joined[joined.length - 1] = {
        start: last.start,
        end,
        count: last.count + 1,
        fewest: Math.min(last.fewest, articles),
        most: Math.max(last.most, articles),
      };
    } else {
      joined.push({ start: lead, end, count: 1, fewest: articles, most: articles });
    }
  }
  return joined;
}
