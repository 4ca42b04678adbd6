import type { Element, ElementContent, Text } from "hast";
import { isBlank, readableText } from "./readable-text.ts";
import { MATH_GROUPS, MATH_LAYOUT, MATH_TOKENS } from "./math-allow-list.ts";

/** Formulas nested deeper than this were made to break parsers. */
const MAX_DEPTH = 48;

/** Between operands it is not shown, but in the text it keeps them apart. */
const SPACE: Text = { type: "text", value: " " };

/**
 * Brings a formula into the strict form: words stand in tokens alone, and a token holds nothing else. Inside tokens parsers
 * change over to HTML and back, and disagree on when; where there are no elements there is nothing to disagree on.
 * @param node  a `math` element, whatever is in it
 * @returns nothing when nothing is in it
 */
export function cleanMath(node: Element): readonly Element[] {
  const children = operandsOf(node, 1);
  return children.length === 0 ? [] : [{ ...node, children }];
}

function operandsOf(node: Element, depth: number): ElementContent[] {
  const operands: ElementContent[] = [];
  let isApart = false;
  for (const child of node.children) {
    const next = operandOf(child, depth);
    if (next === undefined) {
      isApart ||= child.type === "text" && child.value !== "";
      continue;
    }
    if (isApart && operands.length > 0) operands.push(SPACE);
    isApart = false;
    operands.push(next);
  }
  return operands;
}

/** @returns undefined when there is nothing to set */
function operandOf(node: ElementContent, depth: number): Element | undefined {
  if (node.type !== "element") return isBlank(textOf(node)) ? undefined : token("mtext", node);
  const { tagName, properties } = node;
  if (MATH_TOKENS.has(tagName)) return { ...token(tagName, node), properties };
  const isKnown = MATH_LAYOUT.has(tagName) || MATH_GROUPS.has(tagName);
  if (!isKnown || depth >= MAX_DEPTH)
    return isBlank(textOf(node)) ? undefined : token("mtext", node);
  const children = operandsOf(node, depth + 1);
  if (MATH_LAYOUT.has(tagName)) return { ...node, children };
  // One operand of a formula must stay one.
  const [only] = children;
  if (children.length === 1 && only?.type === "element") return only;
  return { type: "element", tagName: "mrow", properties: {}, children };
}

/** A token's words; white space at their ends is not shown. */
function token(tagName: string, content: ElementContent): Element {
  const words = readableText(textOf(content)).replaceAll(/[\t\n\f\r ]+/g, " ");
  const value = words.replaceAll(/^ | $/g, "");
  const children: ElementContent[] = value === "" ? [] : [{ type: "text", value }];
  return { type: "element", tagName, properties: {}, children };
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map((child) => textOf(child)).join("") : "";
}
