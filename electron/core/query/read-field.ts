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
import { type LocalTime, startOfDay } from "../date/local-time.ts";
import { DAY_MS } from "../date/period.ts";
import { nearestWord } from "./nearest-word.ts";
import type { QueryToken } from "./query-token.ts";
import { readDate, readDateRange } from "./read-date.ts";

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
  "after",
  "before",
  "published",
] as const;
export type Field = (typeof FIELDS)[number];

/** What `name:value` says. */
export type FieldReading =
  | { readonly kind: "text"; readonly field: "title" | "author" }
  | { readonly kind: "part"; readonly part: Query }
  /** No such field; `nearest` is the one that was most likely meant. */
  | {
      readonly kind: "unknown-name";
      readonly message: string;
      readonly nearest: Field | undefined;
    }
  /**
   * The field knows no such value; `suggestion` could stand in the place of name and value. A date that is not written out
   * yet is no word to be searched for.
   */
  | {
      readonly kind: "unknown-value" | "no-date";
      readonly message: string;
      readonly suggestion: string | undefined;
    };

export function readField(
  name: string,
  value: QueryToken & { kind: "text" },
  localTime: LocalTime,
): FieldReading {
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
    case "after":
    case "before":
      return readAdded(field, text, localTime);
    case "published":
      return readPublished(text, localTime);
  }
}

/** From the first moment of a date on, or until then, as the person's own clock shows it. */
function readAdded(field: "after" | "before", typed: string, localTime: LocalTime): FieldReading {
  const date = readDate(typed, localTime);
  if (date.kind === "no-date") return noDate(field, typed, date.nearest);
  const moment = startOfDay(date.period.firstDay, localTime);
  const span = field === "after" ? { from: moment, until: null } : { from: null, until: moment };
  return { kind: "part", part: { kind: "added", ...span } };
}

function readPublished(typed: string, localTime: LocalTime): FieldReading {
  const dates = readDateRange(typed, localTime);
  if (dates.kind === "no-date") return noDate("published", typed, dates.nearest);
  const { firstDay, nextDay } = dates.period;
  const from = firstDay === null ? null : firstDay * DAY_MS;
  const until = nextDay === null ? null : nextDay * DAY_MS;
  return { kind: "part", part: { kind: "published", from, until } };
}

function noDate(field: Field, typed: string, nearest: string | undefined): FieldReading {
  const suggestion = nearest && `${field}:${nearest}`;
  const choice = suggestion ?? `${field}:2025-06-14, 2025-06, 2025, yesterday or 3-days-ago`;
  const message = `"${typed}" is not a date; try ${choice}.`;
  return { kind: "no-date", message, suggestion };
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
    kind: "unknown-value",
    message: `"${field}:${typed}" is not known; try ${choice}.`,
    suggestion: near && `${field}:${near}`,
  };
}

/** What other programs call it. */
const OTHER_NAMES: Readonly<Record<string, Field>> = {
  by: "author",
  byline: "author",
  creator: "author",
  date: "published",
  domain: "site",
  keyword: "tag",
  label: "tag",
  language: "lang",
  since: "after",
  source: "site",
  state: "is",
  status: "is",
  subject: "title",
  until: "before",
  url: "site",
  year: "published",
};

function unknownName(name: string): FieldReading {
  const near = (Object.hasOwn(OTHER_NAMES, name) && OTHER_NAMES[name]) || nearestWord(name, FIELDS);
  const hint =
    near === undefined
      ? `Put it in quotation marks to search for it as text.`
      : `Did you mean "${near}:"?`;
  return {
    kind: "unknown-name",
    message: `There is no field "${name}:". ${hint}`,
    nearest: near,
  };
}
