import * as fc from "fast-check";
import type { Span } from "#core/anchor/selectors.js";

/** Spans that are not empty, in a text of `length` code units. */
export function someSpan(length: number): fc.Arbitrary<Span> {
  return fc
    .tuple(fc.nat(length - 1), fc.integer({ min: 1, max: length }))
    .map(([start, size]) => ({ start, end: Math.min(length, start + size) }));
}
