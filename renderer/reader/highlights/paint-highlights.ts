import type { Span } from "#core/anchor/selectors.js";
import type { Color, HighlightStyle } from "#core/annotation/color.js";
import type { ArticlePage } from "../frame/article-page.ts";
import type { AnnotationId } from "#core/identity/ids.js";
import { indexIntervals, type IntervalIndex } from "./interval-index.ts";
import { nearSpan } from "./near-span.ts";
import { heightOf, MARK_NAMES, namesOf } from "./stack-names.ts";
import { splitOverlaps } from "./split-overlaps.ts";
import { type Stacked, stackOrder } from "./stack-order.ts";

/** A highlight as it is painted. */
export interface PaintedMark extends Stacked {
  readonly color: Color;
  readonly style: HighlightStyle;
}

/**
 * What is painted besides highlights, and how high it lies. What may be longer than a highlight lies under all of them, at 0 and 1, lest
 * it hide them; what is sought is shorter, and lies over everything.
 */
const HEIGHTS = {
  target: -2,
  cursor: -1,
  hover: 2,
  focus: 3,
  match: 4,
  "current-match": 5,
} as const;
export type PaintedState = keyof typeof HEIGHTS;
// The keys that were just written.
const STATES = Object.keys(HEIGHTS) as readonly PaintedState[];

/** Paints over the text of one page through the frame's own registry. The article's nodes are never touched. */
export interface HighlightPainter {
  setMarks(marks: readonly PaintedMark[]): void;
  /** @param spans  in reading order; empty takes the state away */
  setState(state: PaintedState, spans: readonly Span[]): void;
  setHidden(areHidden: boolean): void;
  /** Lays one highlight over those that it overlaps, so that its own colour is seen along all of it; undefined lays it back. */
  raise(annotationId: AnnotationId | undefined): void;
  /** The highlights within two viewports of what is seen, by start; told anew whenever they change. */
  onNear(listener: (near: Span) => void): () => void;
  /** Looks again at what is near; called when the page has scrolled or changed its size. */
  refresh(): void;
  /** Takes all paint away. */
  dispose(): void;
}

/**
 * One browser `Highlight` per colour and state, holding the ranges near the view only. Overlaps are cut up beforehand, so that the
 * shorter and later highlight shows its own colour and those below it show as lines, one below the other.
 */
export function paintHighlights(page: ArticlePage): HighlightPainter {
  const register = registerIn(page);
  const listeners = new Set<(near: Span) => void>();
  const states = new Map<PaintedState, IntervalIndex<{ readonly span: Span }>>();
  let marks: IntervalIndex<PaintedMark> = indexIntervals([]);
  let near = nearSpan(page);
  let areHidden = false;
  let raised: AnnotationId | undefined;

  function paintMarks(): void {
    const spans = new Map<string, Span[]>(MARK_NAMES.map((name) => [name, []]));
    const shown = areHidden ? [] : marks.touching(near);
    for (const layer of splitOverlaps(shown, stackOrder(raised))) {
      for (const name of namesOf(layer)) append(spans.get(name) ?? [], layer.span);
    }
    for (const [name, list] of spans) register(name, list, heightOf(name));
  }

  function paintState(state: PaintedState): void {
    const spans = states.get(state)?.touching(near) ?? [];
    register(
      state,
      spans.map(({ span }) => span),
      HEIGHTS[state],
    );
  }

  function repaint(): void {
    paintMarks();
    for (const state of STATES) paintState(state);
  }

  return {
    setMarks(list) {
      marks = indexIntervals(list);
      paintMarks();
    },
    setState(state, spans) {
      states.set(state, indexIntervals(spans.map((span) => ({ span }))));
      paintState(state);
    },
    setHidden(hidden) {
      areHidden = hidden;
      paintMarks();
    },
    raise(annotationId) {
      if (annotationId === raised) return;
      raised = annotationId;
      paintMarks();
    },
    onNear(listener) {
      listeners.add(listener);
      listener(near);
      return () => {
        listeners.delete(listener);
      };
    },
    refresh() {
      const now = nearSpan(page);
      if (now.start === near.start && now.end === near.end) return;
      near = now;
      repaint();
      for (const listener of listeners) listener(near);
    },
    dispose() {
      listeners.clear();
      for (const name of [...MARK_NAMES, ...STATES]) register(name, [], 0);
    },
  };
}

/** @param height  of two at one place, the higher is painted over the other */
type Register = (name: string, spans: readonly Span[], height: number) => void;

/** Puts ranges into the registry of a page's frame, in place of those that were there under a name; none takes the name away. */
function registerIn({ view, offsets }: ArticlePage): Register {
  // A frame that was left has none any more.
  const registry = view.CSS.highlights;
  return (name, spans, height) => {
    const ranges = spans.flatMap((span) => offsets.rangeFor(span) ?? []);
    if (ranges.length === 0) {
      registry.delete(name);
      return;
    }
    const highlight = new view.Highlight(...ranges);
    highlight.priority = height;
    registry.set(name, highlight);
  };
}

/** Adds to `spans`; a stretch that goes on where the last one ends becomes one with it, so that no seam shows. */
function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last?.end === span.start) spans[spans.length - 1] = { start: last.start, end: span.end };
  else spans.push(span);
}
