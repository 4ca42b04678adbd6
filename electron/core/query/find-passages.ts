import type { Span } from "../anchor/selectors.ts";
import type { TermSpan } from "./find-terms.ts";
import { outside, richestSpan, type Snippet, snippetAround, stretchOf } from "./make-snippet.ts";

/** A stretch of text around words that were sought. */
export type Passage = Snippet & { readonly hit: Span };

/** So many are chosen for what they hold; the rest stands in reading order, as one would find it by reading on. */
const BEST = 3;

/**
 * Cuts a text into the passages where terms stand. Each place stands in one of them.
 * @param spans  where the terms stand in `text`, in order (see `findTerms`)
 * @param asides  stretches that many texts have, in order: what stands only there comes last
 * @returns first those that hold the most different terms, then the rest in reading order; none for a text without the terms
 */
export function findPassages(
  text: string,
  spans: readonly TermSpan[],
  asides: readonly Span[] = [],
): readonly Passage[] {
  const own = new Set(outside(asides, spans));
  const passages: Passage[] = [];
  const shown: Span[] = [];
  for (const part of [own, spans.filter((span) => !own.has(span))]) {
    let left = [...part].filter((span) => !shown.some((stretch) => isIn(stretch, span)));
    while (left.length > 0) {
      const hit = passages.length < BEST ? richestSpan(left) : left[0];
      if (hit === undefined) break;
      const stretch = stretchOf(text, hit);
      shown.push(stretch);
      passages.push({
        ...snippetAround(text, spans, hit),
        hit: { start: hit.start, end: hit.end },
      });
      left = left.filter((span) => !isIn(stretch, span));
    }
  }
  return passages;
}

function isIn(stretch: Span, { start, end }: Span): boolean {
  return start >= stretch.start && end <= stretch.end;
}
