import type { LocalTime } from "../date/local-time.ts";
import { foldName } from "../text/fold-for-search.ts";
import { parseQuery } from "./parse-query.ts";
import { type QueryToken, tokenizeQuery } from "./query-token.ts";

/*
 * A typed query is all of its parts, each a word, a phrase, a field or what stands in brackets. These functions add a part and
 * take one out in the text itself, so that the rest stays as it was typed: `yesterday` is not made a date.
 */

/** Something that all hits must have, as it is typed. */
interface Stretch {
  readonly text: string;
  /** Whether it is alternatives without brackets around them. */
  readonly isEither: boolean;
}

/**
 * Reads a query once for many parts that are looked for in it.
 * @returns tells of a part, such as `fieldPart` makes, whether the query asks for it already, alone or with other parts
 */
export function partsIn(typed: string, localTime: LocalTime): (part: string) => boolean {
  const meanings = new Set(stretchesOf(typed).map(({ text }) => meaningOf(text, localTime)));
  return (part) => {
    const meant = meaningOf(part, localTime);
    return meant !== undefined && meanings.has(meant);
  };
}

/** @returns a query that finds what both find; brackets and quotation marks that were left open are closed */
export function withPart(typed: string, part: string, localTime: LocalTime): string {
  if (partsIn(typed, localTime)(part)) return typed;
  return [...stretchesOf(typed).map(bracketed), part].join(" ");
}

/** @returns the query without the part, as often as it stands there; as it was typed if it does not */
export function withoutPart(typed: string, part: string, localTime: LocalTime): string {
  const meant = meaningOf(part, localTime);
  const stretches = stretchesOf(typed);
  const left = stretches.filter(({ text }) => meaningOf(text, localTime) !== meant);
  if (meant === undefined || left.length === stretches.length) return typed;
  const [only] = left;
  return left.length === 1 && only !== undefined
    ? withoutBrackets(only.text)
    : left.map(bracketed).join(" ");
}

function bracketed({ text, isEither }: Stretch): string {
  return isEither ? `(${text})` : text;
}

function withoutBrackets(text: string): string {
  const tokens = tokenizeQuery(text);
  const isGroup = tokens[0]?.kind === "open" && endOfItem(tokens, 0) === tokens.length;
  return isGroup && tokens.at(-1)?.kind === "close" ? text.slice(1, -1).trim() : text;
}

/** @returns undefined when the text asks for nothing; spellings that find the same are equal */
function meaningOf(text: string, localTime: LocalTime): string | undefined {
  const { query } = parseQuery(text, localTime);
  return (
    query &&
    JSON.stringify(query, (_key, value: unknown) =>
      typeof value === "string" ? foldName(value) : value,
    )
  );
}

function stretchesOf(typed: string): readonly Stretch[] {
  return splitAtStrayBrackets(tokenizeQuery(typed)).flatMap((tokens): readonly Stretch[] => {
    if (hasOr(tokens)) return [{ text: closedText(typed, tokens), isEither: true }];
    return itemsOf(tokens).map((item) => ({ text: closedText(typed, item), isEither: false }));
  });
}

type Tokens = readonly QueryToken[];

/** A closing bracket that closes nothing ends what stands before it, alternatives included. */
function splitAtStrayBrackets(tokens: Tokens): readonly Tokens[] {
  const parts: QueryToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.kind === "close" && depth === 0) {
      parts.push([]);
      continue;
    }
    depth += depthBy(token);
    parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

function hasOr(tokens: Tokens): boolean {
  let depth = 0;
  return tokens.some((token) => {
    depth += depthBy(token);
    return token.kind === "or" && depth === 0;
  });
}

function itemsOf(tokens: Tokens): readonly Tokens[] {
  const items: Tokens[] = [];
  for (let at = 0; at < tokens.length;) {
    const end = endOfItem(tokens, at);
    items.push(tokens.slice(at, end));
    at = end;
  }
  return items;
}

/** @returns one past the last token of the item that begins at `at` */
function endOfItem(tokens: Tokens, at: number): number {
  let depth = 0;
  for (let next = at; next < tokens.length; next += 1) {
    const token = tokens[next];
    if (token === undefined) break;
    depth += depthBy(token);
    // What follows a minus or the name of a field belongs to it.
    if (depth === 0 && token.kind !== "minus" && token.kind !== "field") return next + 1;
  }
  return tokens.length;
}

function depthBy({ kind }: QueryToken): number {
  return kind === "open" ? 1 : kind === "close" ? -1 : 0;
}

/** @returns what was typed for these tokens, with the quotation marks and brackets that are missing at the end */
function closedText(typed: string, tokens: Tokens): string {
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (first === undefined || last === undefined) return "";
  const open = tokens.find((token) => token.kind === "text" && !token.isClosed);
  const depth = tokens.reduce((sum, token) => sum + depthBy(token), 0);
  const text =
    open === undefined
      ? typed.slice(first.start, last.end)
      : `${typed.slice(first.start, open.end)}"${typed.slice(open.end, last.end)}`;
  return text + ")".repeat(Math.max(0, depth));
}
