import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";

/** How overlaps are to be shown, said a second time: letter by letter, from what the design says, and as slowly as that is. */

export function spanOf({ anchor }: Pick<Annotation, "anchor">): Span {
  if (anchor.kind !== "placed") throw new Error(`one is ${anchor.kind}`);
  return anchor.span;
}

/** What lies over one code unit, topmost first: the shorter over the longer, the later over the earlier. */
export function stackAt(annotations: readonly Annotation[], offset: number): readonly Annotation[] {
  const length = (one: Annotation) => spanOf(one).end - spanOf(one).start;
  return annotations
    .filter((one) => spanOf(one).start <= offset && offset < spanOf(one).end)
    .toSorted((a, b) => length(a) - length(b) || (a.annotationId < b.annotationId ? 1 : -1));
}

export function fillOf(stack: readonly Annotation[]): Annotation | undefined {
  return stack.find(({ style }) => style === "fill");
}

/** All but the one whose fill shows, as lines from the letters down. */
export function linesOf(stack: readonly Annotation[]): readonly Annotation[] {
  const fill = fillOf(stack);
  return stack.filter((one) => one !== fill);
}

/** Under which names of the browser's registry a code unit is to be; more than three lines end in one that says so. */
export function namesOf(stack: readonly Annotation[]): readonly string[] {
  const lines = linesOf(stack);
  const named = ["", "-2", "-3"].flatMap((place, number) => {
    if (number === 2 && lines.length > 3) return ["line-more"];
    const line = lines[number];
    return line === undefined ? [] : [`line-${line.color}${place}`];
  });
  const fill = fillOf(stack);
  return fill === undefined ? named : [`fill-${fill.color}`, ...named];
}
