import type { Element, ElementContent, Text } from "hast";
import { cleanMath } from "./clean-math.ts";
import { MATH_ELEMENTS } from "./math-allow-list.ts";
import { isBlank, readableText } from "./readable-text.ts";

const IN_FORMULAS: ReadonlySet<string> = new Set(MATH_ELEMENTS);

const WHITE_SPACE = /[\t\n\f\r ]+/g;

// Bold in a link in a quotation: text that is marked more often than this was made to break parsers.
const MAX_DEPTH = 32;

/** Puts copies of inline elements around content, the first outermost. */
export function wrapIn(
  wrappers: readonly Element[],
  content: readonly ElementContent[],
): readonly ElementContent[] {
  if (content.length === 0) return content;
  return wrappers.reduceRight<readonly ElementContent[]>(
    (inner, wrapper) => cleanInline({ ...wrapper, children: [...inner] }, []),
    content,
  );
}

/**
 * Brings an inline element into the strict form: no link inside a link, ruby text in ruby alone, no empty elements.
 * @param node  holds no block
 * @param around  the inline elements it stands in
 * @returns what stands in its place
 */
export function cleanInline(node: Element, around: readonly Element[]): readonly ElementContent[] {
  const { tagName, properties } = node;
  if (tagName === "br" || tagName === "wbr") return [{ ...node, properties: {}, children: [] }];
  if (tagName === "img") return picture(node);
  if (tagName === "math") return cleanMath(node);
  const inside = [...around, node];
  const children = joinTexts(
    node.children.flatMap((child) =>
      child.type === "element" ? cleanInline(child, inside) : [child],
    ),
  );
  const isNamed = properties["id"] !== undefined;
  if (children.length === 0 && !isNamed) return [];
  if (!isDissolved(node, around)) return [{ ...node, children }];
  return isNamed
    ? [{ ...node, tagName: "span", properties: { id: properties["id"] }, children }]
    : children;
}

/** One line. What ends elements and comments is taken apart: sanitisers distrust attributes that hold it. */
function wordsOf(text: string): string {
  const line = readableText(text).replaceAll(/\s+/g, " ").trim();
  return line.replaceAll("</", "< /").replaceAll(/(--!?|\])>/g, "$1 >");
}

/** A picture of the library, or words that say what would be seen; there are no others. */
function picture(node: Element): Element[] {
  const { src, alt, ...others } = node.properties;
  const words = typeof alt === "string" ? wordsOf(alt) : "";
  if (src === undefined && words === "") return [];
  const properties = { ...others, ...(src !== undefined && { src }), alt: words };
  return [{ ...node, properties, children: [] }];
}

function isDissolved({ tagName, properties }: Element, around: readonly Element[]): boolean {
  if (around.length >= MAX_DEPTH) return true;
  switch (tagName) {
    case "a":
      return properties["href"] === undefined || around.some((outer) => outer.tagName === "a");
    case "span":
      return Object.keys(properties).length === 0;
    case "rt":
    case "rp":
      return around.at(-1)?.tagName !== "ruby";
    default:
      return IN_FORMULAS.has(tagName);
  }
}

/**
 * Makes a block's text of a run: white space with a line break in it is one space, as on the page; none stands at the run's
 * ends or beside a `<br>`, where the serialiser writes its own.
 * @returns nothing when there is nothing to read or see
 */
export function tidyRun(run: readonly ElementContent[]): ElementContent[] {
  const content = joinTexts(run);
  while (isEdge(content[0])) content.shift();
  while (isEdge(content.at(-1))) content.pop();
  const [first] = content;
  if (first?.type === "text")
    content[0] = { ...first, value: first.value.replace(/^[\t\n\f\r ]+/, "") };
  const last = content.at(-1);
  if (last?.type === "text") {
    content[content.length - 1] = { ...last, value: trimmedEnd(last.value) };
  }
  return content.some(isSomething) ? content : [];
}

function isEdge(node: ElementContent | undefined): boolean {
  if (node === undefined) return false;
  return node.type === "text" ? isBlank(node.value) : isBreak(node);
}

function isSomething(node: ElementContent): boolean {
  if (node.type === "text") return !isBlank(node.value);
  if (node.type !== "element") return false;
  return (
    node.tagName === "img" || node.properties["id"] !== undefined || node.children.some(isSomething)
  );
}

/** Joins neighbouring texts and tidies their white space. */
function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = [];
  for (const node of nodes) {
    const last = joined.at(-1);
    if (node.type === "text" && last?.type === "text") {
      joined[joined.length - 1] = textNode(last.value + readableText(node.value));
    } else if (node.type === "text") joined.push(textNode(readableText(node.value)));
    else if (node.type === "element") joined.push(node);
  }
  return joined.flatMap((node, index): ElementContent[] => {
    if (node.type !== "text") return [node];
    let value = withoutLineBreaks(node.value);
    if (isBreak(joined[index - 1])) value = value.replace(/^[\t\n\f\r ]+/, "");
    if (isBreak(joined[index + 1])) value = trimmedEnd(value);
    return value === "" ? [] : [textNode(value)];
  });
}

/** White space with a line break in it is one space. Asked first: most texts have none. */
function withoutLineBreaks(text: string): string {
  if (!text.includes("\n")) return text;
  return text.replaceAll(WHITE_SPACE, (space) => (space.includes("\n") ? " " : space));
}

/** Without a regular expression: one that looks for the end of long runs of spaces takes the square of their length. */
function trimmedEnd(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === "element" && node.tagName === "br";
}

function textNode(value: string): Text {
  return { type: "text", value };
}
