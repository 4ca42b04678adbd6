/** A piece of a typed query, with the place it was typed in: UTF-16 code units, end exclusive. */
export type QueryToken = { readonly start: number; readonly end: number } & (
  | { readonly kind: "open" | "close" | "or" | "minus" }
  /** A word, or what stood between quotation marks; `isPrefix` when a star followed. */
  | {
      readonly kind: "text";
      readonly text: string;
      readonly isQuoted: boolean;
      readonly isClosed: boolean;
      readonly isPrefix: boolean;
    }
  /** A name and its colon, when a value follows at once. */
  | { readonly kind: "field"; readonly name: string }
);

const SPACE = /\s/u;
/** A name that a field could have; `10:30` and `https://` are ordinary words. */
const FIELD = /([a-z]+):(?=[^\s)/])/iuy;
/** To the end of the word; a star inside is taken for a letter, at the end it is the prefix mark. */
const WORD = /[^\s()"]+/uy;
/** Up to the closing mark; a backslash takes the next character literally. */
const QUOTED = /"((?:[^"\\]|\\.)*)("?)/suy;

/** Cuts a query into tokens. Every text can be cut: nothing is an error yet. */
export function tokenizeQuery(query: string): readonly QueryToken[] {
  const tokens: QueryToken[] = [];
  for (let at = 0; at < query.length;) {
    if (SPACE.test(query.charAt(at))) {
      at += 1;
      continue;
    }
    const token = tokenAt(query, at, tokens.at(-1));
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

function tokenAt(query: string, start: number, previous: QueryToken | undefined): QueryToken {
  const character = query.charAt(start);
  if (character === "(") return { kind: "open", start, end: start + 1 };
  if (character === ")") return { kind: "close", start, end: start + 1 };
  // A minus belongs to what follows it; one that stands alone or inside a value is an ordinary character.
  const followsField = previous?.kind === "field" && previous.end === start;
  if (character === "-" && !followsField && /^-[^\s)-]/u.test(query.slice(start, start + 3))) {
    return { kind: "minus", start, end: start + 1 };
  }
  if (character === '"') return quotedAt(query, start);
  const field = followsField ? null : matchAt(FIELD, query, start);
  if (field !== null) {
    return {
      kind: "field",
      name: (field[1] ?? "").toLowerCase(),
      start,
      end: start + field[0].length,
    };
  }
  return wordAt(query, start, { isValue: followsField });
}

/** A word without the prefix mark behind it, one star or several; a star that stands alone is a word. */
export function withoutStars(word: string): string {
  let end = word.length;
  while (end > 1 && word.charAt(end - 1) === "*") end -= 1;
  return word.slice(0, end);
}

function quotedAt(query: string, start: number): QueryToken {
  const match = matchAt(QUOTED, query, start);
  const inside = match?.[1] ?? "";
  const end = start + (match?.[0].length ?? 1);
  const stars = matchAt(/\**/uy, query, end)?.[0] ?? "";
  return {
    kind: "text",
    text: inside.replace(/\\(.)/gsu, "$1"),
    isQuoted: true,
    isClosed: match?.[2] === '"',
    isPrefix: stars !== "",
    start,
    end: end + stars.length,
  };
}

/** @param isValue  of a field, where even OR is only a word */
function wordAt(
  query: string,
  start: number,
  { isValue }: { readonly isValue: boolean },
): QueryToken {
  const word = matchAt(WORD, query, start)?.[0] ?? query.charAt(start);
  const end = start + word.length;
  if (word === "OR" && !isValue) return { kind: "or", start, end };
  const text = withoutStars(word);
  const isPrefix = text !== word;
  return { kind: "text", text, isQuoted: false, isClosed: true, isPrefix, start, end };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
