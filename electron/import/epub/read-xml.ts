import { DOMParser } from "linkedom";
import { decodeText } from "../decode-text.ts";
import { declaredEncoding } from "../html/declared-encoding.ts";
import { weighMarkup } from "../html/weigh-markup.ts";
import { escapeSections } from "../xml/escape-sections.ts";
import { withoutDoctype } from "../xml/without-doctype.ts";

/** As much of an XML element as is asked of a book's own papers. */
export interface XmlElement {
  /** With its prefix, such as `dc:title`. */
  readonly localName: string;
  readonly textContent: string | null;
  readonly children: Iterable<XmlElement>;
  getAttribute(name: string): string | null;
}

// A list of 20,000 files in a book has two for each. The parser takes the square of the depth in time.
const MOST_ELEMENTS = 100_000;
const MOST_ATTRIBUTES = 1000;
const MAX_DEPTH = 100;
const TAG = /<(\/?)[^\s<>/!?][^<>]*?(\/?)>/g;

/**
 * Reads a small file of XML, as lenient as it can. No document type is processed: entities are the five of XML and numbers.
 * @returns its outermost element; undefined when it is no such file, or built to break parsers
 */
export function readXml(bytes: Uint8Array): XmlElement | undefined {
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  if (!decoded.ok) return undefined;
  // The parser keeps such a section apart from the text.
  const xml = withoutDoctype(escapeSections(decoded.value.text));
  const { elements, attributes } = weighMarkup(xml);
  if (elements > MOST_ELEMENTS || attributes > MOST_ATTRIBUTES) return undefined;
  if (depthOf(xml) > MAX_DEPTH) return undefined;
  const document: unknown = new DOMParser().parseFromString(xml, "text/xml");
  // The parser's types are those of a browser, which this room does not have; a part of them is asked for here.
  return (document as { readonly documentElement: XmlElement | null }).documentElement ?? undefined;
}

/** How deep elements stand in each other, where a slash at a tag's end closes them. */
function depthOf(xml: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, closes, isEmpty] of xml.matchAll(TAG)) {
    if (closes === "/") depth -= 1;
    else if (isEmpty !== "/") depth += 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

/** An element's name without the prefix that stands for its namespace. */
export function nameOf({ localName }: XmlElement): string {
  return localName.slice(localName.indexOf(":") + 1);
}

/** @returns the children of this name, whatever their prefix */
export function childrenNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return [...element.children].filter((child) => nameOf(child) === name);
}

/** @returns every element of this name below another, in reading order */
export function elementsNamed(element: XmlElement, name: string): readonly XmlElement[] {
  return [...element.children].flatMap((child) => [
    ...(nameOf(child) === name ? [child] : []),
    ...elementsNamed(child, name),
  ]);
}

/** Text on one line; empty when there is none. */
export function lineOf(element: XmlElement | undefined): string {
  return (element?.textContent ?? "").replaceAll(/\s+/g, " ").trim();
}

/** An attribute's value, whatever the prefix of its name; empty when there is none. */
export function attributeOf(element: XmlElement, name: string): string {
  return (element.getAttribute(name) ?? element.getAttribute(`opf:${name}`) ?? "").trim();
}
