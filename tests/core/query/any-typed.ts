import * as fc from "fast-check";

/** What the query language is made of, and what it trips over. */
const PIECES = [
  "(",
  ")",
  "-",
  "OR",
  " ",
  " OR ",
  '"',
  "*",
  "\\",
  ":",
  "..",
  "tag:",
  "is:",
  "in:",
  "has:note",
  "inbox",
  "war",
  "日本",
  "title:",
  "zebra:",
  "after:",
  "published:",
  "2024-06",
  "yesterday",
  "\n",
  "\0",
] as const;

/** Anything that may stand in a search field; seldom sensible. */
export const anyTyped: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 20 }).map((pieces) => pieces.join("")),
);
