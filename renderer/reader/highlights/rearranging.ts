import type { Span } from "#core/anchor/selectors.js";
import { touchingSpans } from "#core/anchor/touching-spans.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";

/** @returns the focused highlight first, then those that it overlaps or touches, over others too; [] when there are none */
export function marksToMerge(
  text: string,
  placed: readonly PlacedAnnotation[],
  focused: AnnotationId | undefined,
): readonly PlacedAnnotation[] {
  const mark = placed.find(({ annotationId }) => annotationId === focused);
  if (mark === undefined) return [];
  const touching = touchingSpans(text, placed, ({ span }) => span, mark.span);
  const others = touching.filter((one) => one !== mark);
  return others.length === 0 ? [] : [mark, ...others];
}

/** @returns the shortest highlight that reaches beyond these words on a side, and does not end within them */
export function markToSplit(
  placed: readonly PlacedAnnotation[],
  words: Span,
): PlacedAnnotation | undefined {
  const length = ({ span }: PlacedAnnotation): number => span.end - span.start;
  return placed
    .filter(({ span }) => span.start <= words.start && span.end >= words.end)
    .filter((mark) => length(mark) > words.end - words.start)
    .toSorted((one, other) => length(one) - length(other))[0];
}
