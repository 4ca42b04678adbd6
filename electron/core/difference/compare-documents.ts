import type { ReadDocument } from "../document/read-document.ts";
import { resemblanceOf } from "../resemblance/shares.ts";
import { searchTokens } from "../text/fold-for-search.ts";
import { alignPieces, type Gap } from "./align-pieces.ts";
import { compareWords } from "./compare-words.ts";
import type { DifferenceRow } from "./difference.ts";
import { piecesOf } from "./pieces-of.ts";

/** Two paragraphs are one that changed when they share so many of their words; two on one subject share a fifth. */
const LEAST_SHARED = 0.35;
/** How far ahead an edited paragraph is looked for: editors seldom put more between. */
const LOOK_AHEAD = 12;
/** UTF-16 code units of what is shown of a paragraph that stayed. */
const CONTEXT_LENGTH = 300;

/**
 * Says what changed from one version of a text to another: which paragraphs came, went or stayed, and in those that changed
 * which words.
 * @param mostRows  what is said at most; the rest is counted
 * Cost: near-linear in the texts, whatever changed.
 */
export function compareDocuments(
  old: ReadDocument,
  newer: ReadDocument,
  { mostRows }: { readonly mostRows: number },
): Difference {
  const rows: DifferenceRow[] = [];
  let left = 0;
  for (const part of alignPieces(piecesOf(old), piecesOf(newer))) {
    const room = mostRows - rows.length;
    if ("kept" in part) {
      if (room > 0) rows.push(keptRow(part.kept));
      continue;
    }
    // A gap of many times what is shown is cut before its words are compared.
    const { removed, added } = part;
    const shown = rowsOf({ removed: removed.slice(0, room), added: added.slice(0, room) });
    rows.push(...shown.slice(0, room));
    left += Math.max(0, Math.max(removed.length, added.length) - room);
  }
  return { rows, left };
}

export interface Difference {
  /** In reading order. */
  readonly rows: readonly DifferenceRow[];
  /** About how many paragraphs changed behind the last row. */
  readonly left: number;
}

function keptRow(pieces: readonly string[]): DifferenceRow {
  const [first = ""] = pieces;
  const last = pieces.length > 1 ? pieces.at(-1) : undefined;
  return {
    kind: "kept",
    first: cut(first),
    last: last === undefined ? null : cut(last),
    paragraphs: pieces.length,
  };
}

function cut(text: string): string {
  if (text.length <= CONTEXT_LENGTH) return text;
  // Not through a character of two code units.
  return `${text.slice(0, CONTEXT_LENGTH).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

function rowsOf({ removed, added }: Gap): readonly DifferenceRow[] {
  const rows: DifferenceRow[] = [];
  const words = added.map(wordsIn);
  let from = 0;
  for (const text of removed) {
    const at = edited(wordsIn(text), words, from);
    const newer = at === undefined ? undefined : added[at];
    const parts = newer === undefined ? undefined : compareWords(text, newer);
    if (at === undefined || parts === undefined) {
      rows.push({ kind: "removed", text });
      continue;
    }
    for (const between of added.slice(from, at)) rows.push({ kind: "added", text: between });
    rows.push({ kind: "changed", parts });
    from = at + 1;
  }
  for (const text of added.slice(from)) rows.push({ kind: "added", text });
  return rows;
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(searchTokens(text));
}

/** @returns which of the next candidates is this paragraph as it was edited */
function edited(
  words: ReadonlySet<string>,
  candidates: readonly ReadonlySet<string>[],
  from: number,
): number | undefined {
  let best: number | undefined;
  let most = LEAST_SHARED;
  for (const [ahead, candidate] of candidates.slice(from, from + LOOK_AHEAD).entries()) {
    const shared = resemblanceOf(words, candidate);
    if (shared <= most) continue;
    most = shared;
    best = from + ahead;
  }
  return best;
}
