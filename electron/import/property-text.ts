import type { Element } from "hast";

/** @returns an element's property as text; empty when there is none */
export function propertyText({ properties }: Element, name: string): string {
  const value = properties[name];
  if (value === undefined || value === null || typeof value === "boolean") return "";
  return Array.isArray(value) ? value.join(" ") : String(value);
}
