import type { Element, Root, RootContent } from "hast";
import { tidyTitle } from "../facts/title.ts";
import { propertyText } from "../property-text.ts";
import { followAddress } from "./archive-path.ts";
import { attributeOf, childrenNamed, elementsNamed, lineOf, type XmlElement } from "./read-xml.ts";
import { shownText } from "./shown-text.ts";
import { structureTypesOf } from "./structure-type.ts";

/** A line of the book's table of contents. */
export interface NavigationEntry {
  /** One line, not empty. */
  readonly label: string;
  /** 0 for the outermost. */
  readonly depth: number;
  /** In the archive. */
  readonly path: string;
  /** Id in that file; empty for its beginning. */
  readonly fragment: string;
}

/** An index has as many lines; a table of contents that somebody reads has not. */
const MOST_ENTRIES = 5000;

type Place = Pick<NavigationEntry, "path" | "fragment">;

/** An entry whose place may be that of the first one below it. */
interface Line {
  readonly label: string | undefined;
  readonly place: Place | undefined;
  readonly below: readonly Line[];
}

/** The table of contents of EPUB 3. @param path  of the file that holds it */
export function readNav(document: Root, path: string): readonly NavigationEntry[] {
  const navs = elementsOf(document, "nav");
  const toc = navs.find((nav) => structureTypesOf(nav).includes("toc")) ?? navs[0];
  const list = toc === undefined ? undefined : elementsOf(toc, "ol")[0];
  return list === undefined ? [] : entriesOf(linesOfList(list, path));
}

/** The table of contents of EPUB 2. @param path  of the file that holds it */
export function readNcx(root: XmlElement, path: string): readonly NavigationEntry[] {
  const [map] = elementsNamed(root, "navMap");
  return map === undefined ? [] : entriesOf(linesOfPoints(map, path));
}

function linesOfList(list: Element, path: string): readonly Line[] {
  return childElements(list)
    .filter(({ tagName }) => tagName === "li")
    .map((item) => {
      const parts = childElements(item);
      const inner = parts.find(({ tagName }) => tagName === "ol");
      const words = item.children.filter((child) => child !== inner);
      const link = words.flatMap((word) => (word.type === "element" ? linksIn(word) : []))[0];
      return {
        label: labelOf(words.map((word) => shownText(word)).join("")),
        place: link === undefined ? undefined : placeOf(propertyText(link, "href"), path),
        below: inner === undefined ? [] : linesOfList(inner, path),
      };
    });
}

function linesOfPoints(parent: XmlElement, path: string): readonly Line[] {
  return childrenNamed(parent, "navPoint").map((point) => {
    const [label] = childrenNamed(point, "navLabel");
    const [content] = childrenNamed(point, "content");
    return {
      label: labelOf(lineOf(label)),
      place: content === undefined ? undefined : placeOf(attributeOf(content, "src"), path),
      below: linesOfPoints(point, path),
    };
  });
}

function entriesOf(lines: readonly Line[]): readonly NavigationEntry[] {
  const entries: NavigationEntry[] = [];
  function add(line: Line, depth: number): void {
    const place = line.place ?? firstPlace(line.below);
    const isShown = line.label !== undefined && place !== undefined;
    if (isShown && entries.length < MOST_ENTRIES) {
      entries.push({ label: line.label, depth, ...place });
    }
    for (const below of line.below) add(below, isShown ? depth + 1 : depth);
  }
  for (const line of lines) add(line, 0);
  return entries;
}

function firstPlace(lines: readonly Line[]): Place | undefined {
  for (const line of lines) {
    const place = line.place ?? firstPlace(line.below);
    if (place !== undefined) return place;
  }
  return undefined;
}

function placeOf(href: string, path: string): Place | undefined {
  const address = href === "" ? undefined : followAddress(href, path);
  return address?.kind === "book" ? { path: address.path, fragment: address.fragment } : undefined;
}

function labelOf(text: string): string | undefined {
  return tidyTitle(text.replaceAll(/\s+/g, " ").trim());
}

function linksIn(element: Element): readonly Element[] {
  const isLink = element.tagName === "a" && propertyText(element, "href") !== "";
  return isLink ? [element] : childElements(element).flatMap(linksIn);
}

function elementsOf(node: Root | RootContent, tagName: string): readonly Element[] {
  if (node.type !== "element" && node.type !== "root") return [];
  const inside = node.children.flatMap((child) => elementsOf(child, tagName));
  return node.type === "element" && node.tagName === tagName ? [node, ...inside] : inside;
}

function childElements(element: Element): readonly Element[] {
  return element.children.filter((child) => child.type === "element");
}
