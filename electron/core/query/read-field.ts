import { COLORS, Color } from "../annotation/color.ts";
import {
  BELONGINGS,
  Belonging,
  CONDITIONS,
  Condition,
  HIT_KINDS,
  HitKind,
  type Query,
} from "./query.ts";
import type { QueryToken } from "./query-token.ts";
import { nearestWord } from "./nearest-word.ts";

/** The names before a colon. */
export const FIELDS = [
  "title",
  "author",
  "tag",
  "site",
  "lang",
  "color",
  "is",
  "has",
  "in",
] as const;
type Field = (typeof FIELDS)[number];

/** What `name:value` says. */
export type FieldReading =
  | { readonly kind: "text"; readonly field: "title" | "author" }
  | { readonly kind: "part"; readonly part: Query }
  | {
      readonly kind: "unknown";
      readonly message: string;
      /** Else about the whole of name and value. */
      readonly isAboutName: boolean;
      /** What could stand in the place of name, or of name and value. */
      readonly suggestion: string | undefined;
    };

export function readField(name: string, value: QueryToken & { kind: "text" }): FieldReading {
  const { text } = value;
  const field = FIELDS.find((known) => known === name);
  switch (field) {
    case undefined:
      return unknownName(name);
    case "title":
    case "author":
      return { kind: "text", field };
    case "tag":
      return { kind: "part", part: { kind: "tag", tag: text } };
    case "site":
      return { kind: "part", part: { kind: "site", site: text } };
    case "lang":
      return { kind: "part", part: { kind: "language", language: text } };
    case "color":
      return oneOf(field, COLORS, Color.safeParse(lower(text)).data, text, (color) => ({
        kind: "color",
        color,
      }));
    case "is":
      return oneOf(field, CONDITIONS, Condition.safeParse(lower(text)).data, text, (condition) => ({
        kind: "is",
        condition,
      }));
    case "has":
      return oneOf(field, BELONGINGS, Belonging.safeParse(lower(text)).data, text, (belonging) => ({
        kind: "has",
        belonging,
      }));
    case "in":
      return oneOf(field, HIT_KINDS, HitKind.safeParse(lower(text)).data, text, (hits) => ({
        kind: "in",
        hits,
      }));
  }
}

function lower(text: string): string {
  return text.toLowerCase();
}

function oneOf<Value extends string>(
  field: Field,
  known: readonly Value[],
  value: Value | undefined,
  typed: string,
  toPart: (value: Value) => Query,
): FieldReading {
  if (value !== undefined) return { kind: "part", part: toPart(value) };
  const near = nearestWord(lower(typed), known);
  const choice = near === undefined ? `one of ${known.join(", ")}` : `${field}:${near}`;
  return {
    kind: "unknown",
    message: `"${field}:${typed}" is not known; try ${choice}.`,
    isAboutName: false,
    suggestion: near && `${field}:${near}`,
  };
}

function unknownName(name: string): FieldReading {
  const near = nearestWord(name, FIELDS);
  const hint =
    near === undefined
      ? `Put it in quotation marks to search for it as text.`
      : `Did you mean "${near}:"?`;
  return {
    kind: "unknown",
    message: `There is no field "${name}:". ${hint}`,
    isAboutName: true,
    suggestion: near && `${near}:`,
  };
}
