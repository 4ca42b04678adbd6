import type { Element, ElementContent } from "hast";
import { propertyText } from "../property-text.ts";
import { followAddress } from "./archive-path.ts";
import type { Chapter } from "./chapter.ts";
import { type ChapterPlaces, isInline, readPlaces } from "./chapter-places.ts";
import { shownText } from "./shown-text.ts";

/** A link from one place of the book to another. */
interface InnerLink {
  readonly element: Element;
  readonly path: string;
  readonly fragment: string;
}

/** Gives the archive's own way of writing a path, where it has the file. */
type ResolvePath = (path: string) => string;

const MAX_NAME_LENGTH = 100;
/** Nothing that an address would have to escape. */
const PLAIN_NAME = /^[\p{L}\p{N}_.:-]+$/u;

/**
 * Follows the links of the book.
 * @returns by path and then id of what they lead to, the words of the first that leads there
 */
export function marksIn(
  chapters: readonly Chapter[],
  resolve: ResolvePath,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const marks = new Map<string, Map<string, string>>();
  for (const chapter of chapters) {
    for (const { element, path, fragment } of innerLinksOf(chapter, resolve)) {
      const inFile = marks.get(path) ?? new Map<string, string>();
      if (!inFile.has(fragment)) inFile.set(fragment, shownText(element));
      marks.set(path, inFile);
    }
  }
  return marks;
}

/**
 * Lets the links between chapters, which change, lead to places in the one document that they become. Ids that nothing leads to
 * go; the others are made different from those of other chapters. Addresses that lead nowhere are taken off their links.
 */
export function linkChapters(chapters: readonly Chapter[], resolve: ResolvePath): void {
  const byPath = new Map(chapters.map((chapter) => [chapter.path, readPlaces(chapter)]));
  const links = chapters.flatMap((chapter) => innerLinksOf(chapter, resolve));
  for (const chapter of chapters) dropIdsFrom(chapter);

  const names = new Map<Element, string>();
  /** By the name without its number, how many have it. */
  const taken = new Map<string, number>();
  /** By path and fragment: several links to one place are the rule. */
  const known = new Map<string, string | undefined>();

  function nameOf(element: Element, wish: string): string {
    const given = names.get(element);
    if (given !== undefined) return given;
    const stem = PLAIN_NAME.test(wish) ? wish.slice(0, MAX_NAME_LENGTH) : "place";
    let count = taken.get(stem) ?? 0;
    let name = stem;
    do {
      count += 1;
      name = count === 1 ? stem : `${stem}-${count}`;
    } while (count > 1 && taken.has(name));
    taken.set(stem, count);
    if (count > 1) taken.set(name, 1);
    names.set(element, name);
    element.properties["id"] = name;
    return name;
  }

  for (const chapter of chapters) tidyOutwardLinksOf(chapter);
  for (const { element, path, fragment } of links) {
    const key = `${path}#${fragment}`;
    if (!known.has(key)) {
      const places = byPath.get(path);
      const holder = places && holderOf(places, fragment);
      known.set(key, holder && nameOf(holder, fragment === "" ? stemOf(path) : fragment));
    }
    const name = known.get(key);
    if (name === undefined) delete element.properties["href"];
    else element.properties["href"] = `#${name}`;
  }
}

/** The element that is to have the id; made where there is none. */
function holderOf(places: ChapterPlaces, fragment: string): Element | undefined {
  const element = places.elementOf(fragment);
  const shown = places.shownAt(fragment);
  // What holds the words stays; containers vanish, and what is empty would become a paragraph.
  if (element !== undefined && KEPT.has(element.tagName) && shownText(element).trim() !== "") {
    return element;
  }
  if (shown === undefined) return undefined;
  const { node, around } = shown;
  const block = around.findLast((one) => !isInline(one));
  const isOwn =
    block?.type === "element" &&
    BLOCK.has(block.tagName) &&
    places.orderOf(node) === firstOrderIn(block, places);
  if (isOwn) return block;
  if (node.type === "element" && (node.tagName === "pre" || node.tagName === "hr")) return node;
  const parent = around.at(-1);
  if (parent === undefined) return undefined;
  const before = parent.children.at(parent.children.indexOf(node) - 1);
  const span: Element = { type: "element", tagName: "span", properties: {}, children: [] };
  // Two places before one word are one.
  if (before?.type === "element" && before.tagName === "span" && before.children.length === 0) {
    return before;
  }
  parent.children.splice(parent.children.indexOf(node), 0, span);
  return span;
}

/** Elements that are in the reading document with their id. */
const KEPT: ReadonlySet<string> = new Set(
  `a abbr b bdi bdo cite code del dfn em i ins kbd mark q s samp small span strong sub sup time u var
   p h1 h2 h3 h4 h5 h6 blockquote pre ul ol li dl dt dd figure figcaption table caption td th`.split(
    /\s+/,
  ),
);
const BLOCK: ReadonlySet<string> = new Set(
  "p h1 h2 h3 h4 h5 h6 li dt dd figure figcaption caption td th".split(" "),
);

function firstOrderIn(block: Element, places: ChapterPlaces): number | undefined {
  for (const child of block.children) {
    const order = places.orderOf(child);
    if (order !== undefined) return order;
    const inside = child.type === "element" ? firstOrderIn(child, places) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function innerLinksOf(chapter: Chapter, resolve: ResolvePath): readonly InnerLink[] {
  const links: InnerLink[] = [];
  visitElements(chapter, (element) => {
    if (!isLink(element)) return;
    const address = followAddress(propertyText(element, "href"), chapter.path);
    if (address.kind === "book") {
      links.push({ element, path: resolve(address.path), fragment: address.fragment });
    }
  });
  return links;
}

/** An address on the web stays, as it is understood; one that leads out of the archive goes. */
function tidyOutwardLinksOf(chapter: Chapter): void {
  visitElements(chapter, (element) => {
    if (!isLink(element)) return;
    const href = propertyText(element, "href");
    const { kind } = followAddress(href, chapter.path);
    const address = kind === "elsewhere" ? URL.parse(href.trim())?.href : undefined;
    if (address !== undefined) element.properties["href"] = address;
    else if (kind !== "book") delete element.properties["href"];
  });
}

function dropIdsFrom(chapter: Chapter): void {
  visitElements(chapter, ({ properties }) => {
    delete properties["id"];
    delete properties["name"];
  });
}

function isLink({ tagName, properties }: Element): boolean {
  return tagName === "a" && properties["href"] !== undefined;
}

function visitElements({ body }: Chapter, look: (element: Element) => void): void {
  function visit(node: ElementContent): void {
    if (node.type !== "element") return;
    look(node);
    for (const child of node.children) visit(child);
  }
  for (const node of body.children) if (node.type !== "doctype") visit(node);
}

/** What a file is called, as a name for its beginning. */
function stemOf(path: string): string {
  const name = path.split("/").at(-1) ?? "";
  return name.replace(/\.\w+$/, "").replaceAll(/[^\p{L}\p{N}_.-]+/gu, "-") || "chapter";
}
