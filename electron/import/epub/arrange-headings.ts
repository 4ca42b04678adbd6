import type { Element, ElementContent, Root } from "hast";
import { foldTitle } from "../facts/title.ts";
import { DISSOLVED_ELEMENTS } from "../sanitise/allow-list.ts";
import type { Chapter } from "./chapter.ts";
import { type ChapterPlaces, isInline, readPlaces, type ShownNode } from "./chapter-places.ts";
import type { NavigationEntry } from "./navigation.ts";
import { shownText } from "./shown-text.ts";

/** The title of the book stands above: its chapters are one lower. */
const HIGHEST = 2;
const LOWEST = 6;
/** A number, an ornament and a motto may stand before a chapter's heading; what comes later is another one. */
const NEAR = 12;

const CONTAINERS: ReadonlySet<string> = new Set(DISSOLVED_ELEMENTS);
const HEADING = /^h[1-6]$/;

/** A heading of a chapter as it was written. */
interface FoundHeading {
  readonly element: Element;
  /** Of its first words, among what is shown in the chapter. */
  readonly order: number;
  readonly folded: string;
}

/**
 * Makes the headings of a book say what its table of contents says, since a reader's outline is made of headings. A heading
 * that the contents name gets the level that it has there, others stand below it. What looks like a heading and is none in the
 * file becomes one. Where a place in the contents has no heading at all, the contents' own words become it.
 */
export function arrangeHeadings(
  chapters: readonly Chapter[],
  contents: readonly NavigationEntry[],
): void {
  const named = new Map<Element, number>();
  const byPath = Map.groupBy(contents, ({ path }) => path);
  for (const chapter of chapters) {
    for (const heading of headingsIn(chapter.body)) {
      // A picture of a heading: no outline could show it.
      if (shownText(heading).trim() === "") heading.tagName = "p";
    }
    const entries = byPath.get(chapter.path);
    if (entries !== undefined) nameHeadingsOf(chapter, entries, named);
  }
  setLevels(
    chapters.flatMap(({ body }) => headingsIn(body)),
    named,
  );
}

function nameHeadingsOf(
  chapter: Chapter,
  entries: readonly NavigationEntry[],
  named: Map<Element, number>,
): void {
  const places = readPlaces(chapter);
  const headings = foundHeadings(chapter, places);
  const lines = entries.flatMap(({ label, depth, fragment }, number) => {
    const shown = places.shownAt(fragment) ?? places.shownAt("");
    const start = shown && places.orderOf(shown.node);
    if (shown === undefined || start === undefined) return [];
    const level = Math.min(LOWEST, HIGHEST + depth);
    return [{ number, label, level, shown, start, target: places.elementOf(fragment) }];
  });
  /** By heading, the number of the line that names it. */
  const namedBy = new Map<Element, number>();
  const waiting: (typeof lines)[number][] = [];

  // Words first: a part without a page of its own stands at the same place as the first chapter in it.
  for (const line of lines) {
    const free = headings.filter((heading) => !namedBy.has(heading.element));
    const found =
      headingAround(line.target, free) ?? headingNear(free, line.start, foldTitle(line.label));
    if (found === undefined) waiting.push(line);
    else {
      namedBy.set(found.element, line.number);
      named.set(found.element, line.level);
    }
  }
  for (const { number, label, level, shown, start } of waiting) {
    const here = headingAt(headings, start, places)?.element;
    const namedHere = here && namedBy.get(here);
    // A place whose heading a line before has named is no other place than that line's.
    if (namedHere !== undefined && namedHere < number) continue;
    const free = namedHere === undefined ? here : undefined;
    const heading = free ?? headingOfBlock(shown, label) ?? insertHeading(shown, label);
    namedBy.set(heading, number);
    named.set(heading, level);
  }
}

function headingAround(
  element: Element | undefined,
  headings: readonly FoundHeading[],
): FoundHeading | undefined {
  if (element === undefined) return undefined;
  return headings.find((heading) => holds(heading.element, element));
}

function holds(outer: Element, inner: Element): boolean {
  return (
    outer === inner ||
    outer.children.some((child) => child.type === "element" && holds(child, inner))
  );
}

/** One close by that says the same, at least in part. */
function headingNear(
  headings: readonly FoundHeading[],
  start: number,
  label: string,
): FoundHeading | undefined {
  const near = headings.filter(({ order }) => order >= start && order <= start + NEAR);
  return (
    near.find(({ folded }) => folded === label) ??
    near.find(
      ({ folded }) =>
        folded !== "" && label !== "" && (hasWords(label, folded) || hasWords(folded, label)),
    )
  );
}

function hasWords(text: string, words: string): boolean {
  return ` ${text} `.includes(` ${words} `);
}

/** The one that stands right here, whatever it says; pictures may come before it. */
function headingAt(
  headings: readonly FoundHeading[],
  start: number,
  places: ChapterPlaces,
): FoundHeading | undefined {
  const first = headings.find(({ order }) => order >= start);
  if (first === undefined) return undefined;
  const between = places.shown.slice(start, first.order);
  return between.length <= NEAR && between.every(({ node }) => node.type === "element")
    ? first
    : undefined;
}

/** A paragraph that says what the contents say is a heading that only looks are made of. */
function headingOfBlock({ around }: ShownNode, label: string): Element | undefined {
  const block = around.findLast((one) => !isInline(one));
  if (block?.type !== "element" || !/^(?:p|div)$/.test(block.tagName)) return undefined;
  const holdsBlock = block.children.some((child) => child.type === "element" && !isInline(child));
  if (holdsBlock || foldTitle(shownText(block)) !== foldTitle(label)) return undefined;
  block.tagName = `h${HIGHEST}`;
  return block;
}

/** Before the paragraph, list or table in which the place is. */
function insertHeading({ node, around }: ShownNode, label: string): Element {
  const at = around.findIndex((one) => one.type === "element" && !CONTAINERS.has(one.tagName));
  const parent = around[at === -1 ? around.length - 1 : at - 1];
  const before = at === -1 ? node : around[at];
  if (parent === undefined || before === undefined || before.type === "root") {
    throw new Error("nothing is shown outside of a chapter");
  }
  const heading: Element = {
    type: "element",
    tagName: `h${HIGHEST}`,
    properties: {},
    children: [{ type: "text", value: label }],
  };
  parent.children.splice(parent.children.indexOf(before), 0, heading);
  return heading;
}

/** Headings that the contents do not name stand below the last that they do, as they stand to each other. */
function setLevels(headings: readonly Element[], named: ReadonlyMap<Element, number>): void {
  let above = HIGHEST - 1;
  let unnamed: Element[] = [];
  function placeUnnamed(): void {
    const highest = Math.min(...unnamed.map(levelOf));
    for (const heading of unnamed) {
      const level = Math.min(LOWEST, above + 1 + levelOf(heading) - highest);
      heading.tagName = `h${level}`;
    }
    unnamed = [];
  }
  for (const heading of headings) {
    const level = named.get(heading);
    if (level === undefined) {
      unnamed.push(heading);
      continue;
    }
    placeUnnamed();
    above = level;
    heading.tagName = `h${level}`;
  }
  placeUnnamed();
}

function levelOf({ tagName }: Element): number {
  return Number(tagName.slice(1));
}

function foundHeadings({ body }: Chapter, places: ChapterPlaces): readonly FoundHeading[] {
  return headingsIn(body).flatMap((heading) => {
    const order = firstOrderIn(heading, places);
    return order === undefined
      ? []
      : [{ element: heading, order, folded: foldTitle(shownText(heading)) }];
  });
}

function firstOrderIn(node: ElementContent, places: ChapterPlaces): number | undefined {
  const order = places.orderOf(node);
  if (order !== undefined || node.type !== "element") return order;
  for (const child of node.children) {
    const inside = firstOrderIn(child, places);
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function headingsIn(node: Root | ElementContent): readonly Element[] {
  if (node.type !== "element" && node.type !== "root") return [];
  if (node.type === "element" && HEADING.test(node.tagName)) return [node];
  return node.children.flatMap((child) => (child.type === "doctype" ? [] : headingsIn(child)));
}
