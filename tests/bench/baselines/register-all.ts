import type { Span } from "#core/anchor/selectors.js";
import type { Color } from "#core/annotation/color.js";
import type { OffsetIndex } from "../../../renderer/reader/text/offset-index.ts";

interface Registrable {
  readonly span: Span;
  readonly color: Color;
}

export interface Registered {
  add(one: Registrable): void;
}

/** The browser's registry as TypeScript's library does not know it yet. */
interface AskedRegistry {
  highlightsFromPoint(
    x: number,
    y: number,
  ): readonly { readonly highlight: Highlight; readonly ranges: readonly AbstractRange[] }[];
}

/**
 * Highlights by the browser's registry alone: every range is registered, wherever it is. One `Highlight` for each colour, and ranges that
 * the browser need not keep true when the document changes, as the specification suggests for a document that does not.
 */
export function registerRanges(
  view: Window & typeof globalThis,
  offsets: OffsetIndex,
  list: readonly Registrable[],
): Registered {
  const byColor = Map.groupBy(list, ({ color }) => color);
  for (const [color, marks] of byColor) {
    const ranges = marks.flatMap(({ span }) => staticRange(view, offsets, span) ?? []);
    view.CSS.highlights.set(`fill-${color}`, new view.Highlight(...ranges));
  }
  return {
    add({ span, color }) {
      const range = staticRange(view, offsets, span);
      if (range !== undefined) view.CSS.highlights.get(`fill-${color}`)?.add(range);
    },
  };
}

/** @returns the ranges of whatever highlight is drawn at a point of the view */
export function rangesAtPoint(
  view: Window & typeof globalThis,
  x: number,
  y: number,
): readonly AbstractRange[] {
  // In Chromium since 140; see AskedRegistry.
  const registry = view.CSS.highlights as unknown as AskedRegistry;
  return registry.highlightsFromPoint(x, y).flatMap(({ ranges }) => [...ranges]);
}

function staticRange(
  view: Window & typeof globalThis,
  offsets: OffsetIndex,
  { start, end }: Span,
): StaticRange | undefined {
  const from = offsets.pointBefore(start);
  const to = offsets.pointAfter(end);
  if (from === undefined || to === undefined) return undefined;
  return new view.StaticRange({
    startContainer: from.node,
    startOffset: from.offset,
    endContainer: to.node,
    endOffset: to.offset,
  });
}
