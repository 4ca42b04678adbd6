import type { Element, ElementContent, Text } from "hast";
import { propertyText } from "../property-text.ts";
import type { Chapter } from "./chapter.ts";
import { NOTE_TYPES, structureTypesOf } from "./structure-type.ts";

const HOLDER: ReadonlySet<string> = new Set(["aside", "div", "p", "section"]);
/** What programs write behind a note, in Markdown too. */
const BACK = "↩︎";
const LABEL = /^\s*[[(]?(\d{1,5})[\])]?[.:]?\s*$/;
const LABEL_BEFORE_WORDS = /^\s*[[(]?(\d{1,5})(?:[\])][.:]?|[.:])\s+/;
const INLINE_LABEL: ReadonlySet<string> = new Set(["a", "sup", "span", "b", "strong", "small"]);

/**
 * Gathers the notes of a chapter, which changes, into a list at its end. In the file they stand between paragraphs, for programs
 * that show each where it is called for.
 * @param markOf  the words of the first link in the book that leads to this id of the chapter; undefined where none does
 */
export function gatherNotesOf({ body }: Chapter, markOf: (id: string) => string | undefined): void {
  const notes: Element[] = [];

  function kept(node: ElementContent): boolean {
    if (node.type !== "element") return true;
    const isNote =
      HOLDER.has(node.tagName) &&
      isTyped(node) &&
      idsIn(node).some((id) => markOf(id) !== undefined);
    if (node.tagName === "ol" && isListOfNotes(node)) node.properties["className"] = ["footnotes"];
    if (isNote) notes.push(node);
    else node.children = node.children.filter(kept);
    return !isNote;
  }

  body.children = body.children.filter((node) => node.type !== "doctype" && kept(node));
  if (notes.length === 0) return;
  body.children.push({
    type: "element",
    tagName: "ol",
    properties: { className: ["footnotes"] },
    children: notes.map((note) => itemOf(note, markOf)),
  });
}

function isTyped(node: Element): boolean {
  return structureTypesOf(node).some((type) => NOTE_TYPES.includes(type));
}

function isListOfNotes({ children }: Element): boolean {
  const items = children.filter((child) => child.type === "element");
  return items.length > 0 && items.every(isTyped);
}

function idsIn(node: ElementContent): readonly string[] {
  if (node.type !== "element") return [];
  return [propertyText(node, "id"), ...node.children.flatMap(idsIn)].filter((id) => id !== "");
}

/** The list counts its items: a number at the note's beginning becomes the item's, and its link leads back from the end. */
function itemOf(note: Element, markOf: (id: string) => string | undefined): Element {
  const marks = idsIn(note).flatMap((id) => /\d+/.exec(markOf(id) ?? "")?.[0] ?? []);
  const item: Element = {
    type: "element",
    tagName: "li",
    properties: { ...(note.properties["id"] !== undefined && { id: note.properties["id"] }) },
    children: note.tagName === "p" ? [{ ...note, properties: {} }] : note.children,
  };
  const label = takeLabelFrom(item, marks);
  if (label === undefined) return item;
  item.properties["value"] = label.number;
  for (const id of label.ids) {
    if (item.properties["id"] === undefined) item.properties["id"] = id;
    else
      item.children.unshift({ type: "element", tagName: "span", properties: { id }, children: [] });
  }
  const href = label.link === undefined ? "" : propertyText(label.link, "href");
  if (href !== "") {
    const block = lastBlockOf(item);
    block.children.push(textNode(" "), {
      type: "element",
      tagName: "a",
      properties: { href },
      children: [textNode(BACK)],
    });
  }
  return item;
}

interface NoteLabel {
  readonly number: string;
  readonly link: Element | undefined;
  /** Ids that stood in it. */
  readonly ids: readonly string[];
}

/** @returns undefined when the note, which else changes, does not begin with one of the numbers that it is called by */
function takeLabelFrom(item: Element, marks: readonly string[]): NoteLabel | undefined {
  const path = pathToFirstText(item);
  const text = path?.at(-1);
  if (path === undefined || text?.type !== "text") return undefined;
  const before = LABEL_BEFORE_WORDS.exec(text.value);
  if (before !== null) {
    const number = before[1] ?? "";
    if (!marks.includes(number)) return undefined;
    text.value = text.value.slice(before[0].length);
    return { number, link: undefined, ids: [] };
  }
  // The outermost element that holds nothing but the number.
  const at = path.findIndex(
    (node) => node.type === "element" && INLINE_LABEL.has(node.tagName) && LABEL.test(textOf(node)),
  );
  const [parent, label] = [path[at - 1], path[at]];
  if (parent?.type !== "element" || label?.type !== "element") return undefined;
  const number = LABEL.exec(textOf(label))?.[1] ?? "";
  if (!marks.includes(number)) return undefined;
  const around = [...path.slice(0, at + 1), ...linksIn(label)];
  const link = around.findLast((node) => node.type === "element" && node.tagName === "a");
  const index = parent.children.indexOf(label);
  parent.children.splice(index, 1);
  const after = parent.children[index];
  if (after?.type === "text") after.value = after.value.replace(/^[\s.:]+/, "");
  return {
    number,
    link: link?.type === "element" ? link : undefined,
    ids: idsIn(label),
  };
}

/** The elements around the first words, outermost first, and the words. */
function pathToFirstText(node: ElementContent): readonly ElementContent[] | undefined {
  if (node.type === "text") return node.value.trim() === "" ? undefined : [node];
  if (node.type !== "element") return undefined;
  for (const child of node.children) {
    const path = pathToFirstText(child);
    if (path !== undefined) return [node, ...path];
  }
  return undefined;
}

function linksIn(element: Element): readonly Element[] {
  const below = element.children.flatMap((child) =>
    child.type === "element" ? linksIn(child) : [],
  );
  return element.tagName === "a" ? [element, ...below] : below;
}

/** The last paragraph, or the item itself. */
function lastBlockOf(item: Element): Element {
  const last = item.children.findLast((child) => child.type === "element");
  return last?.type === "element" && last.tagName === "p" ? last : item;
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  return node.type === "element" ? node.children.map((child) => textOf(child)).join("") : "";
}

function textNode(value: string): Text {
  return { type: "text", value };
}
