import type { Span } from "#core/anchor/selectors.js";
import { type Color, COLORS, type HighlightStyle } from "#core/annotation/color.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { indexIntervals, type IntervalIndex } from "./interval-index.ts";
import { nearSpan } from "./near-span.ts";
import { splitOverlaps } from "./split-overlaps.ts";
import type { Stacked } from "./stack-order.ts";

/** A highlight as it is painted. */
export interface PaintedMark extends Stacked {
  readonly color: Color;
  readonly style: HighlightStyle;
}

/** What is painted over the text besides highlights; the later the more on top. */
const STATES = ["target", "match", "current-match", "hover", "focus", "cursor"] as const;
export type PaintedState = (typeof STATES)[number];

/** Paints over the text of one page through the frame's own registry. The article's nodes are never touched. */
export interface HighlightPainter {
  setMarks(marks: readonly PaintedMark[]): void;
  /** @param spans  in reading order; empty takes the state away */
  setState(state: PaintedState, spans: readonly Span[]): void;
  setHidden(areHidden: boolean): void;
  /** The highlights within two viewports of what is seen, by start; told anew whenever they change. */
  onNear(listener: (near: Span) => void): () => void;
  /** Looks again at what is near; called when the page has scrolled or changed its size. */
  refresh(): void;
  /** Takes all paint away. */
  dispose(): void;
}

/**
 * One browser `Highlight` per colour and state, holding the ranges near the view only. Overlaps are cut up beforehand, so that the
 * shorter and later highlight shows its own colour and those below it show as lines.
 */
export function paintHighlights(page: ArticlePage): HighlightPainter {
  const { view, offsets } = page;
  const registry = view.CSS.highlights;
  const listeners = new Set<(near: Span) => void>();
  const states = new Map<PaintedState, IntervalIndex<{ readonly span: Span }>>();
  let marks: IntervalIndex<PaintedMark> = indexIntervals([]);
  let near = nearSpan(page);
  let areHidden = false;

  function register(name: string, spans: readonly Span[], priority: number): void {
    const ranges = spans.flatMap((span) => offsets.rangeFor(span) ?? []);
    if (ranges.length === 0) {
      registry.delete(name);
      return;
    }
    const highlight = new view.Highlight(...ranges);
    highlight.priority = priority;
    registry.set(name, highlight);
  }

  function paintMarks(): void {
    const spans = new Map<string, Span[]>(MARK_NAMES.map((name) => [name, []]));
    for (const layer of areHidden ? [] : splitOverlaps(marks.touching(near))) {
      for (const name of namesOf(layer.top, layer.below)) append(spans.get(name) ?? [], layer.span);
    }
    for (const [name, list] of spans) register(name, list, 0);
  }

  function paintState(state: PaintedState): void {
    const spans = states.get(state)?.touching(near) ?? [];
    register(
      state,
      spans.map(({ span }) => span),
      1 + STATES.indexOf(state),
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
      for (const name of [...MARK_NAMES, ...STATES]) registry.delete(name);
    },
  };
}

const MARK_NAMES: readonly string[] = COLORS.flatMap((color) => [`fill-${color}`, `line-${color}`]);

/** @returns the browser highlights that a stretch belongs to: the topmost fill, and a line for what else lies there */
function namesOf(top: PaintedMark, below: readonly PaintedMark[]): readonly string[] {
  const fill = [top, ...below].find(({ style }) => style === "fill");
  const line = [top, ...below].find((mark) => mark !== fill);
  return [
    ...(fill === undefined ? [] : [`fill-${fill.color}`]),
    ...(line === undefined ? [] : [`line-${line.color}`]),
  ];
}

/** Adds to `spans`; a stretch that goes on where the last one ends becomes one with it, so that no seam shows. */
function append(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last?.end === span.start) spans[spans.length - 1] = { start: last.start, end: span.end };
  else spans.push(span);
}
