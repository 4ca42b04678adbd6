import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Color, COLORS } from "#core/annotation/color.js";
import { AnnotationId } from "#core/identity/ids.js";
import type { PaintedMark } from "../../../../renderer/reader/highlights/paint-highlights.ts";
import { splitOverlaps } from "../../../../renderer/reader/highlights/split-overlaps.ts";
import { MARK_NAMES, namesOf } from "../../../../renderer/reader/highlights/stack-names.ts";
import { stackOrder } from "../../../../renderer/reader/highlights/stack-order.ts";

const STYLE = new URL("../../../../renderer/styles/article/highlights.css", import.meta.url);

/** One over the other on the same words, the first on top. */
function namesOfStack(...stack: readonly Pick<PaintedMark, "color" | "style">[]) {
  const marks = stack.map((one, place) => ({
    ...one,
    annotationId: idOf(stack.length - place),
    span: { start: 0, end: 5 },
  }));
  return splitOverlaps(marks).flatMap(namesOf);
}

function idOf(number: number): AnnotationId {
  return AnnotationId.parse(number.toString().padStart(26, "0"));
}

const fill = (color: Color) => ({ color, style: "fill" }) as const;
const underline = (color: Color) => ({ color, style: "underline" }) as const;

test("four highlights over one another show as a fill and three lines, in the order in which they lie", () => {
  expect(namesOfStack(fill("yellow"), fill("pink"), fill("blue"), fill("green"))).toEqual([
    "fill-yellow",
    "line-pink",
    "line-blue-2",
    "line-green-3",
  ]);
});

test("of the same colour, two show otherwise than one, and three otherwise than two", () => {
  const pink = fill("pink");
  expect(namesOfStack(pink)).toEqual(["fill-pink"]);
  expect(namesOfStack(pink, pink)).toEqual(["fill-pink", "line-pink"]);
  expect(namesOfStack(pink, pink, pink)).toEqual(["fill-pink", "line-pink", "line-pink-2"]);
});

test("where more lie over one another than there are lines, the last line says so", () => {
  const five = ["pink", "orange", "yellow", "green", "blue"] as const;
  expect(namesOfStack(...five.map(fill))).toEqual([
    "fill-pink",
    "line-orange",
    "line-yellow-2",
    "line-more",
  ]);
});

test("an underlined highlight is a line, on a fill and without one", () => {
  expect(namesOfStack(underline("pink"))).toEqual(["line-pink"]);
  expect(namesOfStack(underline("pink"), fill("blue"))).toEqual(["fill-blue", "line-pink"]);
  expect(namesOfStack(underline("pink"), underline("blue"))).toEqual(["line-pink", "line-blue-2"]);
});

test("the raised highlight shows its fill along all of it, and the others show as lines there", () => {
  const long = { ...fill("blue"), annotationId: idOf(1), span: { start: 0, end: 30 } };
  const short = { ...fill("pink"), annotationId: idOf(2), span: { start: 10, end: 20 } };
  const named = (raised: AnnotationId | undefined) =>
    splitOverlaps([long, short], stackOrder(raised)).map(namesOf);
  expect(named(undefined)).toEqual([["fill-blue"], ["fill-pink", "line-blue"], ["fill-blue"]]);
  expect(named(long.annotationId)).toEqual([
    ["fill-blue"],
    ["fill-blue", "line-pink"],
    ["fill-blue"],
  ]);
});

test("the style of articles has a rule for every name, and for no other mark", async () => {
  const style = await readFile(STYLE, "utf8");
  const named = new Set([...style.matchAll(/::highlight\(([^)]+)\)/g)].map(([, name]) => name));
  const marks = [...named].filter((name) => /^(?:fill|line)-/.test(name ?? ""));
  expect(new Set(marks)).toEqual(new Set(MARK_NAMES));
  expect(MARK_NAMES).toHaveLength(COLORS.length * 4 + 1);
});
