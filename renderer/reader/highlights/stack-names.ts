import { type Color, COLORS, type HighlightStyle } from "#core/annotation/color.js";
import type { Layer } from "./split-overlaps.ts";
import type { Stacked } from "./stack-order.ts";

interface Colored extends Stacked {
  readonly color: Color;
  readonly style: HighlightStyle;
}

/** Lines that one stretch can have, one below the other: with its fill, the depth that is shown exactly. */
const MOST_LINES = 3;

/** Every browser highlight that a stretch of text can belong to. `highlights.css` has a rule for each. */
export const MARK_NAMES: readonly string[] = [
  ...COLORS.map((color) => `fill-${color}`),
  ...Array.from({ length: MOST_LINES }, (_, place) =>
    COLORS.map((color) => lineName(color, place)),
  ).flat(),
  "line-more",
];

/**
 * The browser highlights that a stretch belongs to: the topmost fill, and a line for every other one that lies there, the topmost of them
 * nearest to the letters. Where there are more than lines, the last line says that.
 */
export function namesOf({ top, below }: Layer<Colored>): readonly string[] {
  const stack = [top, ...below];
  const fill = stack.find(({ style }) => style === "fill");
  const lines = stack
    .filter((mark) => mark !== fill)
    .map(({ color }, place) => lineName(color, place));
  const shown =
    lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), "line-more"] : lines;
  return fill === undefined ? shown : [`fill-${fill.color}`, ...shown];
}

/** Lines lie over fills, whose letters' colour they take where they have none of their own. */
export function heightOf(name: string): number {
  return name.startsWith("fill") ? 0 : 1;
}

/** @param place  from the letters down, from 0 */
function lineName(color: Color, place: number): string {
  return place === 0 ? `line-${color}` : `line-${color}-${place + 1}`;
}
