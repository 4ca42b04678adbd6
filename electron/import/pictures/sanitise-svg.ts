import type { Element, ElementContent, Properties } from "hast";
import { find, svg } from "property-information";
import { parseHtml } from "../parse-html.ts";
import { SHAPES, SVG_ATTRIBUTES, SVG_DROPPED, SVG_ELEMENTS } from "./svg-allow-list.ts";

/** Property in the tree and attribute in the file. */
const ATTRIBUTES = SVG_ATTRIBUTES.map((name) => [find(svg, name).property, name] as const);
const HREF_PROPERTIES = ["href", "xLinkHref"];

/** A reference to anything but a part of the drawing; escapes could hide one. */
const LOADS = /url\s*\(\s*(?!["']?#)|@import|expression|javascript:|image-set|[\\<]/i;
const FRAGMENT = /^#[^\s"'<>]+$/;
const RASTER = /^data:image\/(?:png|jpe?g|gif|webp|avif);base64,[a-z0-9+/=\s]+$/i;
/** What XML cannot hold. */
// oxlint-disable-next-line eslint/no-control-regex -- they are what is looked for
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/**
 * Writes a drawing anew, constructively: only what the allow-list names comes out, as a file of its own.
 * @param source  text of an SVG file
 * @returns undefined when nothing in it draws
 */
export function sanitiseSvg(source: string): string | undefined {
  const root = findDrawing(parseHtml(source).children.filter((node) => node.type !== "doctype"));
  return root === undefined ? undefined : writeDrawing(root);
}

/** As `sanitiseSvg`, of a parsed `svg` element. */
export function writeDrawing(root: Element): string | undefined {
  if (!draws(root)) return undefined;
  return written(root, ' xmlns="http://www.w3.org/2000/svg"');
}

function findDrawing(nodes: readonly ElementContent[]): Element | undefined {
  return nodes.find((node): node is Element => node.type === "element" && node.tagName === "svg");
}

function draws(node: Element): boolean {
  return node.children.some(
    (child) =>
      child.type === "element" &&
      !SVG_DROPPED.has(child.tagName) &&
      (SHAPES.has(child.tagName) || draws(child)),
  );
}

function written(node: ElementContent, namespace = ""): string {
  if (node.type === "text") return escaped(node.value);
  if (node.type !== "element" || SVG_DROPPED.has(node.tagName)) return "";
  const { tagName } = node;
  if (tagName === "style") return styleOf(node);
  const content = node.children.map((child) => written(child)).join("");
  if (!SVG_ELEMENTS.has(tagName)) return content;
  return `<${tagName}${namespace}${attributesOf(node)}>${content}</${tagName}>`;
}

/** Rules for classes, as drawing programs write them; none of it when any of it loads. */
function styleOf(node: Element): string {
  const rules = node.children.map((child) => (child.type === "text" ? child.value : "")).join("");
  return LOADS.test(rules) ? "" : `<style>${escaped(rules)}</style>`;
}

function attributesOf({ tagName, properties }: Element): string {
  const plain = ATTRIBUTES.flatMap(([property, attribute]) => {
    const value = valueOf(properties[property]);
    return value === undefined || LOADS.test(value) ? [] : [[attribute, value] as const];
  });
  const all = new Map([...plain, ...styledBy(properties), ...referenceOf(tagName, properties)]);
  return [...all].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
}

/** A style attribute's declarations, as attributes: those that the list names. */
function styledBy(properties: Properties): readonly (readonly [string, string])[] {
  const declarations = valueOf(properties["style"])?.split(";") ?? [];
  return declarations.flatMap((declaration) => {
    const [name = "", value = ""] = declaration.split(/:(.*)/s).map((part) => part.trim());
    const isKept = SVG_ATTRIBUTES.includes(name) && value !== "" && !LOADS.test(value);
    return isKept ? [[name, value.replace(/\s*!important$/, "")] as const] : [];
  });
}

/** A part of the drawing, or for an image the picture itself. */
function referenceOf(
  tagName: string,
  properties: Properties,
): readonly (readonly [string, string])[] {
  const address = HREF_PROPERTIES.map((name) => valueOf(properties[name])).find(Boolean) ?? "";
  const isKept = (tagName === "image" ? RASTER : FRAGMENT).test(address.trim());
  return isKept && tagName !== "svg" ? [["href", address.trim()]] : [];
}

function valueOf(value: Properties[string]): string | undefined {
  if (value === undefined || value === null || typeof value === "boolean") return undefined;
  return Array.isArray(value) ? value.join(" ") : String(value);
}

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(NOT_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
