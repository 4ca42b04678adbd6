import type { Element, ElementContent, Root } from "hast";
import { INLINE_ELEMENTS } from "../sanitise/allow-list.ts";
import { propertyText } from "../property-text.ts";
import type { Chapter } from "./chapter.ts";

/** What is shown, with all that is around it. */
export interface ShownNode {
  readonly node: ElementContent;
  /** The body, then the elements around it, outermost first. */
  readonly around: readonly (Root | Element)[];
}

/** Where things stand in a chapter, as it was when this was made. */
export interface ChapterPlaces {
  /**
   * The first thing that is shown at or after the element of this id, or the chapter's beginning; undefined when there is no such
   * id, or nothing after it.
   */
  shownAt(id: string): ShownNode | undefined;
  /** The element of this id, where there is one. */
  elementOf(id: string): Element | undefined;
  /** Position of what is shown, counted from the chapter's beginning; undefined for what is no such thing. */
  orderOf(node: ElementContent): number | undefined;
  /** Everything that is shown, in order. */
  readonly shown: readonly ShownNode[];
}

const INLINE: ReadonlySet<string> = new Set(INLINE_ELEMENTS);
/** Shown as one thing, whatever is inside. */
const WHOLE: ReadonlySet<string> = new Set(["img", "picture", "svg", "math", "ruby", "pre", "hr"]);

/** Cost: one pass over the chapter. */
export function readPlaces({ body, ownIds }: Chapter): ChapterPlaces {
  const shown: ShownNode[] = [];
  const orders = new Map<ElementContent, number>();
  /** By id, how much is shown before it. */
  const starts = new Map<string, number>();
  const elements = new Map<string, Element>();

  function note(element: Element): void {
    for (const id of [propertyText(element, "id"), propertyText(element, "name")]) {
      if (id === "" || starts.has(id)) continue;
      starts.set(id, shown.length);
      elements.set(id, element);
    }
    if (WHOLE.has(element.tagName)) {
      for (const child of element.children) if (child.type === "element") note(child);
    }
  }

  function show(node: ElementContent, around: readonly (Root | Element)[]): void {
    orders.set(node, shown.length);
    shown.push({ node, around });
  }

  function visit(node: ElementContent, around: readonly (Root | Element)[]): void {
    if (node.type === "text" && node.value.trim() !== "") show(node, around);
    if (node.type !== "element") return;
    note(node);
    if (WHOLE.has(node.tagName)) show(node, around);
    else {
      const inside = [...around, node];
      for (const child of node.children) visit(child, inside);
    }
  }

  for (const node of body.children) if (node.type !== "doctype") visit(node, [body]);
  return {
    shownAt(id) {
      const start = id === "" || ownIds.includes(id) ? 0 : starts.get(id);
      return start === undefined ? undefined : shown[start];
    },
    elementOf: (id) => elements.get(id),
    orderOf: (node) => orders.get(node),
    shown,
  };
}

/** Whether an element stands in a line of text. */
export function isInline(element: Root | Element): boolean {
  return element.type === "element" && INLINE.has(element.tagName);
}
