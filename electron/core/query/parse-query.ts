import type { LocalTime } from "../date/local-time.ts";
import { searchTokens } from "../text/fold-for-search.ts";
import { FIELDS, type FieldReading, readField } from "./read-field.ts";
import type { Query, QueryProblem } from "./query.ts";
import { quoted } from "./quote-value.ts";
import { type QueryToken, tokenizeQuery, withoutStars } from "./query-token.ts";

/*
 * The grammar, in EBNF; white space separates and is otherwise free:
 *
 *   query    = either , { "OR" , either } ;
 *   either   = item , { item } ;                          all of them
 *   item     = [ "-" ] , ( group | field | text ) ;       "-" only right before what it negates
 *   group    = "(" , query , ")" ;
 *   field    = name , ":" , ( phrase | word ) ;           title and author take a "*" as well
 *   text     = ( phrase | word ) , { "*" } ;              "*" right behind: the last word may go on
 *   phrase   = '"' , characters , '"' ;                   \" and \\ inside stand for " and \
 *   word     = characters without white space, brackets and quotation marks ;
 *   date     = period | word ;                            the value of after and before
 *   dates    = date | ( [ date ] , ".." , [ date ] ) ;    the value of published
 *   period   = year , [ "-" , month , [ "-" , day ] ] ;   4, 2 and 2 digits
 *
 * A text that breaks these rules is read as far as it goes, and the first breach is explained.
 */

/** Deeper brackets than a person writes; keeps the compiled SQL below the database's own limit. */
const DEEPEST_GROUP = 20;
/** More words, or characters of scripts without spaces, than a person types; a pasted page is cut here. */
const MOST_WORDS = 200;

interface Reading {
  readonly typed: string;
  readonly localTime: LocalTime;
  readonly tokens: readonly QueryToken[];
  next: number;
  depth: number;
  words: number;
  problem: QueryProblem | undefined;
}

/**
 * Reads what somebody typed into a search field. No text is refused.
 * @param localTime  what dates count by: a query with `yesterday` is to be read anew whenever it is asked
 * @returns `query` undefined when nothing is asked for; `problem` what was not understood first, if anything
 */
export function parseQuery(
  text: string,
  localTime: LocalTime,
): {
  readonly query: Query | undefined;
  readonly problem: QueryProblem | undefined;
} {
  const reading: Reading = {
    typed: text,
    localTime,
    tokens: tokenizeQuery(text),
    next: 0,
    depth: 0,
    words: 0,
    problem: undefined,
  };
  const read: Query[] = [];
  while (reading.next < reading.tokens.length) {
    const query = readEither(reading);
    if (query !== undefined) read.push(query);
    const stray = reading.tokens[reading.next];
    if (stray !== undefined) {
      // Only a closing bracket without its opening one ends the reading early.
      noteProblem(reading, stray, "This bracket closes nothing.");
      reading.next += 1;
    }
  }
  return { query: joined("and", read), problem: reading.problem };
}

/**
 * @param localTime  `this-year..2030` is right until 2030
 * @returns what is not understood first, if anything
 */
export function problemIn(text: string, localTime: LocalTime): QueryProblem | undefined {
  return parseQuery(text, localTime).problem;
}

function readEither(reading: Reading): Query | undefined {
  const alternatives: Query[] = [];
  for (;;) {
    const alternative = readAll(reading);
    if (alternative !== undefined) alternatives.push(alternative);
    const token = reading.tokens[reading.next];
    if (token?.kind !== "or") {
      return joined("or", alternatives);
    }
    const following = reading.tokens[reading.next + 1];
    const isBetween =
      alternative !== undefined && following !== undefined && !endsAlternative(following);
    if (!isBetween) noteProblem(reading, token, "OR needs something on both sides.");
    reading.next += 1;
  }
}

function endsAlternative(token: QueryToken): boolean {
  return token.kind === "or" || token.kind === "close";
}

function readAll(reading: Reading): Query | undefined {
  const parts: Query[] = [];
  for (;;) {
    const token = reading.tokens[reading.next];
    if (token === undefined || endsAlternative(token)) return joined("and", parts);
    const part = readItem(reading, token);
    if (part !== undefined) parts.push(part);
  }
}

function readItem(reading: Reading, token: QueryToken): Query | undefined {
  reading.next += 1;
  switch (token.kind) {
    case "minus": {
      const negated = reading.tokens[reading.next];
      if (negated === undefined || endsAlternative(negated)) return undefined;
      const part = readItem(reading, negated);
      return part && { kind: "not", part };
    }
    case "open":
      return readGroup(reading, token);
    case "field":
      return readFieldItem(reading, token);
    case "text":
      if (!token.isQuoted) noteMissingValue(reading, token);
      return readText(reading, token, "any");
    case "or":
    case "close":
      return undefined;
  }
}

function readGroup(reading: Reading, open: QueryToken): Query | undefined {
  if (reading.depth === DEEPEST_GROUP) {
    noteProblem(reading, open, `Brackets are understood ${DEEPEST_GROUP} deep.`);
    return undefined;
  }
  reading.depth += 1;
  const query = readEither(reading);
  reading.depth -= 1;
  if (reading.tokens[reading.next]?.kind === "close") reading.next += 1;
  else noteProblem(reading, open, "This bracket is never closed.");
  return query;
}

function readFieldItem(reading: Reading, token: QueryToken & { kind: "field" }): Query | undefined {
  const value = reading.tokens[reading.next];
  if (value?.kind !== "text") {
    noteProblem(reading, token, `"${token.name}:" takes a word or a phrase in quotation marks.`);
    return undefined;
  }
  reading.next += 1;
  const field: FieldReading = readField(token.name, value, reading.localTime);
  switch (field.kind) {
    case "text":
      return readText(reading, value, field.field);
    case "part":
      noteUnclosed(reading, value);
      if (value.isPrefix) {
        const message = `"${token.name}:" takes whole words: the "*" behind it is left out.`;
        noteProblem(
          reading,
          value,
          message,
          withoutStars(reading.typed.slice(value.start, value.end)),
        );
      }
      return limited(reading, value, field.part);
    case "unknown-name": {
      const text = `${token.name}:${value.text}`;
      if (field.nearest !== undefined) {
        noteProblem(reading, token, field.message, `${field.nearest}:`);
      } else {
        const whole = { start: token.start, end: value.end };
        noteProblem(reading, whole, field.message, quoted(text) + (value.isPrefix ? "*" : ""));
      }
      return readText(reading, { ...value, text }, "any");
    }
    case "unknown-value":
      noteProblem(reading, { start: token.start, end: value.end }, field.message, field.suggestion);
      return readText(reading, value, "any");
    case "no-date":
      noteProblem(reading, { start: token.start, end: value.end }, field.message, field.suggestion);
      return undefined;
  }
}

function readText(
  reading: Reading,
  token: QueryToken & { kind: "text" },
  field: "any" | "title" | "author",
): Query | undefined {
  noteUnclosed(reading, token);
  const words = searchTokens(token.text);
  const room = MOST_WORDS - reading.words;
  reading.words += words.length;
  if (words.length > room) {
    noteProblem(reading, token, `Only the first ${MOST_WORDS} words are searched for.`);
  }
  if (words.length === 0 || room <= 0) return undefined;
  const isCut = words.length > room;
  return {
    kind: "text",
    field,
    text: isCut ? words.slice(0, room).join(" ") : token.text,
    isPrefix: token.isPrefix && !isCut,
  };
}

function noteUnclosed(reading: Reading, token: QueryToken & { kind: "text" }): void {
  if (token.isClosed) return;
  const closed = `${reading.typed.slice(token.start, token.end)}"`;
  noteProblem(reading, token, "This quotation mark is never closed.", closed);
}

/** `tag: war`, with a space, is a word and a word to the tokens, but not to the person who typed it. */
function noteMissingValue(reading: Reading, token: QueryToken & { kind: "text" }): void {
  const field = FIELDS.find((name) => `${name}:` === token.text.toLowerCase());
  if (field === undefined) return;
  const message = `Write what you look for right behind "${field}:", without a space.`;
  const next = reading.tokens[reading.next];
  if (next?.kind !== "text") {
    noteProblem(reading, token, message);
    return;
  }
  const together = token.text + reading.typed.slice(next.start, next.end);
  noteProblem(reading, { start: token.start, end: next.end }, message, together);
}

function limited(reading: Reading, at: QueryToken, part: Query): Query | undefined {
  reading.words += 1;
  if (reading.words <= MOST_WORDS) return part;
  noteProblem(reading, at, `Only the first ${MOST_WORDS} words are searched for.`);
  return undefined;
}

function joined(kind: "and" | "or", parts: readonly Query[]): Query | undefined {
  return parts.length > 1 ? { kind, parts } : parts[0];
}

function noteProblem(
  reading: Reading,
  { start, end }: { readonly start: number; readonly end: number },
  message: string,
  suggestion?: string,
): void {
  reading.problem ??= { message, start, end, suggestion };
}
