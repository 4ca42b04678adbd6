import type { Span } from "#core/anchor/selectors.js";
import { type Stacked, compareStack } from "./stack-order.ts";

/** A stretch of text over which the same highlights lie. */
export interface Layer<Mark extends Stacked> {
  readonly span: Span;
  /** What is painted. */
  readonly top: Mark;
  /** What it lies on, topmost first. */
  readonly below: readonly Mark[];
}

/**
 * Cuts overlapping highlights into stretches that do not overlap, so that each stretch has one colour whatever order the
 * browser paints in.
 * @param order  says which of two lies on top, as a sort does
 * @returns by start
 */
export function splitOverlaps<Mark extends Stacked>(
  marks: readonly Mark[],
  order: (a: Stacked, b: Stacked) => number = compareStack,
): readonly Layer<Mark>[] {
  const borders = [...new Set(marks.flatMap(({ span }) => [span.start, span.end]))].toSorted(
    (a, b) => a - b,
  );
  const byStart = marks.toSorted((a, b) => a.span.start - b.span.start);
  const layers: Layer<Mark>[] = [];
  let open: Mark[] = [];
  let next = 0;
  for (const [number, start] of borders.entries()) {
    const end = borders[number + 1];
    if (end === undefined) break;
    open = open.filter(({ span }) => span.end > start);
    for (let mark = byStart[next]; mark?.span.start === start; mark = byStart[next]) {
      open.push(mark);
      next++;
    }
    const [top, ...below] = open.toSorted(order);
    if (top !== undefined) layers.push({ span: { start, end }, top, below });
  }
  return layers;
}
