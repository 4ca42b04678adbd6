import type { Element, ElementContent, Root } from "hast";
import type { Look } from "./style-rules.ts";

const HEADING = /^h[1-6]$/;
const ITALIC: ReadonlySet<string> = new Set(["em", "i"]);
const BOLD: ReadonlySet<string> = new Set(["strong", "b"]);
/** Bold by themselves. */
const BOLD_BLOCKS = /^(?:h[1-6]|th|dt)$/;
/** Not to be marked: formulas and drawings have letters of their own kinds. */
const OTHER: ReadonlySet<string> = new Set(["math", "svg"]);
const INLINE =
  /^(?:a|abbr|b|bdi|bdo|br|cite|code|del|dfn|em|i|img|ins|kbd|mark|q|ruby|s|samp|small|span|strong|sub|sup|time|u|var)$/;

interface Emphasis {
  readonly italic: boolean;
  readonly bold: boolean;
}

const PLAIN: Emphasis = { italic: false, bold: false };

/** Says in elements what the style sheets of a book say of its words: emphasis, and paragraphs in the middle. The body changes. */
export function sayLooksIn(body: Root, lookOf: (element: Element) => Look | undefined): void {
  /**
   * @param wanted  how text is to look here
   * @param marked  how it is marked already by the elements around
   */
  function said(
    node: ElementContent,
    wanted: Emphasis,
    marked: Emphasis,
    isCentred: boolean,
  ): ElementContent[] {
    if (node.type === "text") return marksAround(node, wanted, marked);
    if (node.type !== "element" || OTHER.has(node.tagName)) return [node];
    const look = lookOf(node) ?? {};
    const isHeading = HEADING.test(node.tagName);
    const isBold = BOLD_BLOCKS.test(node.tagName);
    const here: Emphasis = {
      // A heading that is set in italics as a whole is a heading.
      italic: isHeading ? false : (look.italic ?? (ITALIC.has(node.tagName) || wanted.italic)),
      bold: isBold ? false : (look.bold ?? (BOLD.has(node.tagName) || wanted.bold)),
    };
    const isDissolved =
      (ITALIC.has(node.tagName) && !here.italic) || (BOLD.has(node.tagName) && !here.bold);
    if (isDissolved) node.tagName = "span";
    const inside: Emphasis = {
      italic: marked.italic || ITALIC.has(node.tagName),
      bold: marked.bold || BOLD.has(node.tagName) || isBold,
    };
    const centred = look.centred ?? isCentred;
    const whole = canMarkWhole(node, here, inside) ? here : inside;
    const around: Emphasis = {
      italic: whole.italic || inside.italic,
      bold: whole.bold || inside.bold,
    };
    const children = node.children.flatMap((child) => said(child, here, around, centred));
    node.children = whole === here ? wrapped(children, here, inside) : children;
    if (centred) centre(node);
    return [node];
  }

  /** Whether all that stands in an element is to look so, so that one mark does for it. */
  function canMarkWhole(node: Element, here: Emphasis, inside: Emphasis): boolean {
    if (!(here.italic && !inside.italic) && !(here.bold && !inside.bold)) return false;
    return node.children.every((child) => staysSo(child, here));
  }

  function staysSo(node: ElementContent, { italic, bold }: Emphasis): boolean {
    if (node.type !== "element") return true;
    if (OTHER.has(node.tagName) || BOLD_BLOCKS.test(node.tagName)) return false;
    const look = lookOf(node);
    if ((italic && look?.italic === false) || (bold && look?.bold === false)) return false;
    return node.children.every((child) => staysSo(child, { italic, bold }));
  }

  body.children = body.children.flatMap((node) =>
    node.type === "doctype" ? [] : said(node, PLAIN, PLAIN, false),
  );
}

function marksAround(
  node: ElementContent & { readonly type: "text" },
  wanted: Emphasis,
  marked: Emphasis,
): ElementContent[] {
  return node.value.trim() === "" ? [node] : wrapped([node], wanted, marked);
}

function wrapped(children: ElementContent[], wanted: Emphasis, marked: Emphasis): ElementContent[] {
  const bold = wanted.bold && !marked.bold ? [element("strong", children)] : children;
  return wanted.italic && !marked.italic ? [element("em", bold)] : bold;
}

function element(tagName: string, children: ElementContent[]): Element {
  return { type: "element", tagName, properties: {}, children };
}

/** A paragraph, or what becomes one since nothing but text stands in it. */
function centre(node: Element): void {
  const isText = node.children.every(
    (child) => child.type !== "element" || INLINE.test(child.tagName),
  );
  if (node.tagName === "div" && isText) node.tagName = "p";
  if (node.tagName === "p") node.properties["className"] = ["centred"];
}
