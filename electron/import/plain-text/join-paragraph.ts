import { joinerOf } from "../join-lines.ts";
import { beginningOf } from "./line-shapes.ts";

/** Joins the lines of one paragraph. A hyphen or dash at a line's end stays and takes no space behind it. */
export function joinedLines(lines: readonly string[]): string {
  const [first = "", ...others] = lines;
  const parts = [first];
  let before = first;
  for (const line of others) {
    parts.push(isDivided(before, line) ? "" : joinerOf(before, line), line);
    before = line;
  }
  return parts.join("");
}

/** A word divided at the line's end, or a dash that holds two words together. */
function isDivided(before: string, after: string): boolean {
  const end = before.slice(-8);
  if (/\S(?:--|—)$/.test(end)) return true;
  // "pre- and post-war" keeps its space.
  const isSuspended = /^(?:and|or|und|oder|et|ou|y|o|e|i|en|of|och|eller|og)\b/.test(
    after.slice(0, 8),
  );
  return /\p{L}[-\u2010]$/u.test(end) && beginningOf(after) === "small" && !isSuspended;
}
