import type { Field } from "./read-field.ts";

/** What a word may be that needs no quotation marks to be the value of a field. */
const PLAIN = /^[\p{L}\p{N}_][\p{L}\p{M}\p{N}_./-]*$/u;

/** @returns `name:value` as it is typed, whatever the value is */
export function fieldPart(name: Field, value: string): string {
  return `${name}:${PLAIN.test(value) ? value : quoted(value)}`;
}

/** @returns a phrase of the query language that stands for exactly this text */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, "\\$&")}"`;
}
