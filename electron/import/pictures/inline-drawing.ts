import type { Element, ElementContent } from "hast";
import { propertyText } from "../property-text.ts";
import { writeDrawing } from "./sanitise-svg.ts";

/** A drawing that stands in the text. */
export interface InlineDrawing {
  /** A file of its own. */
  readonly svg: string;
  /** What it shows: its title, its label or the words in it; empty when it has none. */
  readonly label: string;
  /** Pixels, where they are said. */
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** Without words, a drawing of up to as many pixels is a button of the page. */
const ICON_PIXELS = 48;
const MAX_LABEL_LENGTH = 300;

/** @returns undefined for what draws nothing, or only decorates */
export function drawingOf(element: Element): InlineDrawing | undefined {
  const [, , boxWidth = "", boxHeight = ""] = propertyText(element, "viewBox").split(/[\s,]+/);
  const width = pixels(propertyText(element, "width")) ?? pixels(boxWidth);
  const height = pixels(propertyText(element, "height")) ?? pixels(boxHeight);
  const label = labelOf(element).slice(0, MAX_LABEL_LENGTH).toWellFormed();
  const isIcon = Math.max(width ?? 0, height ?? 0) <= ICON_PIXELS && label === "";
  const svg = isIcon ? undefined : writeDrawing(element);
  return svg === undefined ? undefined : { svg, label, width, height };
}

/** @returns undefined for a length that depends on something, or for none */
function pixels(length: string): number | undefined {
  const number = /^\s*(\d+(?:\.\d+)?)(?:px)?\s*$/.exec(length)?.[1];
  return number === undefined ? undefined : Math.round(Number(number));
}

function labelOf(element: Element): string {
  const title = element.children.find((child) => isNamed(child, "title"));
  const said = [propertyText(element, "ariaLabel"), title ? textOf(title) : "", textOf(element)];
  return said.map((text) => text.replaceAll(/\s+/g, " ").trim()).find((text) => text !== "") ?? "";
}

/** Words that are drawn, apart from each other. */
function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element" || isNamed(node, "style") || isNamed(node, "script")) return "";
  return node.children.map((child) => textOf(child)).join(" ");
}

function isNamed(node: ElementContent, name: string): boolean {
  return node.type === "element" && node.tagName === name;
}
