import type { Element } from "hast";
import { propertyText } from "../property-text.ts";

/** Notes below or behind the text. */
export const NOTE_TYPES: readonly string[] = ["footnote", "endnote", "rearnote"];

/**
 * What an element is in the structure of a book.
 * @returns the words of its `epub:type`, and of its `role` without their prefix; lower case
 */
export function structureTypesOf(element: Element): readonly string[] {
  const types = propertyText(element, "epub:type").toLowerCase().split(/\s+/);
  const roles = propertyText(element, "role").toLowerCase().split(/\s+/);
  return [...types, ...roles.map((role) => role.replace(/^doc-/, ""))];
}
