import type { Span } from "#core/anchor/selectors.js";
import { COLORS } from "#core/annotation/color.js";
import { AnnotationId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { type ArticlePage, layArticle } from "../../../renderer/reader/frame/article-page.ts";
import { adoptStyles } from "../../../renderer/reader/frame/frame-styles.ts";
import { sanitiseForFrame } from "../../../renderer/reader/frame/sanitise-for-frame.ts";
import {
  type HighlightPainter,
  type PaintedMark,
  paintHighlights,
} from "../../../renderer/reader/highlights/paint-highlights.ts";
import { indexOffsets } from "../../../renderer/reader/text/offset-index.ts";
import { letterAt } from "../../../renderer/reader/highlights/hit-test.ts";
import {
  indexIntervals,
  type IntervalIndex,
} from "../../../renderer/reader/highlights/interval-index.ts";
import { rangesAtPoint, type Registered, registerRanges } from "../baselines/register-all.ts";
import { makeMark, wrapMarks } from "../baselines/wrap-marks.ts";

/** How the text is laid out: as Postil does, or all of it at once as in any other page. */
export type Layout = "sections" | "whole";

let page: ArticlePage | undefined;
let painter: HighlightPainter | undefined;
let marks: readonly PaintedMark[] = [];
let selected: Range | undefined;
let registered: Registered | undefined;
let intervals: IntervalIndex<PaintedMark> = indexIntervals([]);

/** Lays an article into the frame, dressed as Postil dresses it, without any highlight. */
export async function lay(html: string, spans: readonly Span[], layout: Layout): Promise<void> {
  const frame = document.querySelector("iframe");
  const view = frame?.contentWindow as (Window & typeof globalThis) | null | undefined;
  if (!frame || !view) throw new Error("there is no frame");
  painter?.dispose();
  adoptStyles(view.document, view);
  if (layout === "whole") addWholeLayout(view);
  view.document.documentElement.dataset["ready"] = "true";
  const content = await sanitiseForFrame(html, { pictureBase: "/assets/" });
  page = layArticle(frame, content, {
    language: "en",
    direction: "ltr",
    notices: [],
    startAs: "folded",
  });
  view.CSS.highlights.clear();
  painter = paintHighlights(page);
  marks = spans.map(markOn);
  await drawn();
}

/** All but the first, which stands at the top of the page. Fulfilled when the frame that shows them is done, as all of these. */
export async function paintAll(): Promise<void> {
  painter?.setMarks(marks.slice(1));
  await drawn();
}

/** The first, too. */
export async function paintOneMore(): Promise<void> {
  painter?.setMarks(marks);
  await drawn();
}

export async function wrapAll(): Promise<void> {
  wrapMarks(pageThere().root, marks.slice(1));
  await drawn();
}

/** Finds the words of the first highlight, as a selection would have them already. */
export function selectOneMore(): void {
  const [first] = marks;
  selected = first && indexOffsets(pageThere().root).rangeFor(first.span);
}

/** What is selected, too. */
export async function wrapOneMore(): Promise<void> {
  if (selected === undefined) throw new Error("nothing is selected");
  selected.surroundContents(makeMark(selected, "yellow"));
  await drawn();
}

/** All but the first, wherever they are. */
export async function registerAll(): Promise<void> {
  const { view, offsets } = pageThere();
  registered = registerRanges(view, offsets, marks.slice(1));
  await drawn();
}

/** The first, too. */
export async function registerOneMore(): Promise<void> {
  const [first] = marks;
  if (registered === undefined || first === undefined) throw new Error("nothing is registered");
  registered.add(first);
  await drawn();
}

/** @returns the stretches that the browser holds registered, by start */
export function registeredSpans(): Span[] {
  const { view } = pageThere();
  return [...view.CSS.highlights.values()]
    .flatMap((highlight) => [...highlight].map(spanOf))
    .toSorted((a, b) => a.start - b.start);
}

/** A point of the frame's view, CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** @returns the middles of every so many letters in view */
export function pointsOnLetters(step: number): Point[] {
  const { view, offsets } = pageThere();
  const points: Point[] = [];
  for (let start = 0; start < offsets.text.length; start += step) {
    const box = offsets.rangeFor({ start, end: start + 1 })?.getBoundingClientRect();
    if (box === undefined || box.bottom > view.innerHeight) break;
    if (box.width > 2) points.push({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  }
  return points;
}

/** What is asked at each point, and how long all of the questions took, in milliseconds. */
interface Answers {
  readonly spans: readonly (readonly Span[])[];
  readonly milliseconds: number;
}

export function prepareQuestions(): void {
  intervals = indexIntervals(marks);
}

/** As Postil asks which highlights lie under the pointer. */
export function askOffsets(points: readonly Point[]): Answers {
  const there = pageThere();
  const began = performance.now();
  const found = points.map(({ x, y }) => {
    const letter = letterAt(there, x, y);
    return letter === undefined ? [] : intervals.touching({ start: letter, end: letter + 1 });
  });
  const milliseconds = performance.now() - began;
  return { spans: found.map((list) => list.map(({ span }) => span)), milliseconds };
}

/** As the browser answers the same. */
export function askRegistry(points: readonly Point[]): Answers {
  const { view } = pageThere();
  const began = performance.now();
  const found = points.map(({ x, y }) => rangesAtPoint(view, x, y));
  const milliseconds = performance.now() - began;
  return { spans: found.map((list) => list.map(spanOf)), milliseconds };
}

function spanOf(range: AbstractRange): Span {
  const { offsets } = pageThere();
  return {
    start: offsets.offsetOf(range.startContainer, range.startOffset),
    end: offsets.offsetOf(range.endContainer, range.endOffset),
  };
}

/** @returns the stretches that Postil paints from top to bottom of the page, by start; those near the view at a time */
export async function paintedSpans(): Promise<Span[]> {
  const { view } = pageThere();
  const spans = new Map<number, Span>();
  const step = view.innerHeight * 2;
  for (let top = 0; ; top += step) {
    view.scrollTo(0, top);
    await drawn();
    painter?.refresh();
    for (const highlight of view.CSS.highlights.values()) {
      for (const range of highlight) {
        const span = spanOf(range);
        spans.set(span.start, span);
      }
    }
    if (top > view.document.documentElement.scrollHeight) break;
  }
  view.scrollTo(0, 0);
  await drawn();
  painter?.refresh();
  return [...spans.values()].toSorted((a, b) => a.start - b.start);
}

/** @returns the stretches inside `<mark>` elements, by start; those that touch are one */
export function wrappedSpans(): Span[] {
  const { document: inside, root } = pageThere();
  const walker = inside.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const spans: Span[] = [];
  let start = 0;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const end = start + (node.textContent ?? "").length;
    const last = spans.at(-1);
    if (node.parentElement?.tagName === "MARK") {
      if (last?.end === start) spans[spans.length - 1] = { start: last.start, end };
      else spans.push({ start, end });
    }
    start = end;
  }
  return spans;
}

function pageThere(): ArticlePage {
  if (page === undefined) throw new Error("no article is laid");
  return page;
}

/** Takes off what keeps the browser from laying out what is far from the view. */
function addWholeLayout(view: Window & typeof globalThis): void {
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync("article section { content-visibility: visible }");
  view.document.adoptedStyleSheets.push(sheet);
}

function markOn(span: Span, place: number): PaintedMark {
  const annotationId = AnnotationId.parse(makeUlid(place, new Uint8Array(10)));
  return { annotationId, span, color: COLORS[place % COLORS.length] ?? "yellow", style: "fill" };
}

/** The first frame draws what was changed; when the second one begins, the first is done. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
