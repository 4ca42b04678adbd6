import type { Span } from "#core/anchor/selectors.js";
import { madeWords } from "../resemblance/made-texts.ts";

/** How likely each change is, for a word or a paragraph; none of them touches the words of the highlight itself. */
export interface Edits {
  readonly replaced: number;
  readonly removed: number;
  readonly added: number;
  /** Written in capitals, with wider white space, other quotation marks, other dashes: also in the highlight. */
  readonly respelled: number;
  readonly paragraphsMoved: number;
  readonly paragraphsRemoved: number;
  readonly paragraphsAdded: number;
}

/** What editors do, and more of it. */
export const MANY_EDITS: Edits = {
  replaced: 0.03,
  removed: 0.02,
  added: 0.02,
  respelled: 0.05,
  paragraphsMoved: 0.1,
  paragraphsRemoved: 0.05,
  paragraphsAdded: 0.1,
};

/** Stand in no text. */
const [OPENS, CLOSES] = ["\ue000", "\ue001"];

/**
 * Edits a text around a highlight.
 * @param text  paragraphs, one a line; words divided by single blanks
 * @param random  0 to 1; equal ones give equal texts
 * @returns where the words of the highlight stand then
 */
export function editAround(
  text: string,
  { start, end }: Span,
  random: () => number,
  edits: Edits,
): { readonly text: string; readonly span: Span } {
  const marked = text.slice(0, start) + OPENS + text.slice(start, end) + CLOSES + text.slice(end);
  const edited = moveParagraphs(paragraphsOf(marked), random, edits)
    .map((paragraph) => editWords(paragraph, random, edits))
    .join("\n");
  const opens = edited.indexOf(OPENS);
  const closes = edited.indexOf(CLOSES);
  return {
    text: edited.replace(OPENS, "").replace(CLOSES, ""),
    span: { start: opens, end: closes - OPENS.length },
  };
}

/** A highlight that goes on through several paragraphs keeps them together. */
function paragraphsOf(marked: string): readonly string[] {
  const [before = "", rest = ""] = marked.split(OPENS);
  const [inside = "", behind = ""] = rest.split(CLOSES);
  const above = before.split("\n");
  const below = behind.split("\n");
  const own = `${above.at(-1) ?? ""}${OPENS}${inside}${CLOSES}${below[0] ?? ""}`;
  return [...above.slice(0, -1), own, ...below.slice(1)];
}

function moveParagraphs(
  paragraphs: readonly string[],
  random: () => number,
  edits: Edits,
): readonly string[] {
  const moved: string[] = [];
  for (const paragraph of paragraphs) {
    if (!paragraph.includes(OPENS) && random() < edits.paragraphsRemoved) continue;
    const place = random() < edits.paragraphsMoved ? random() * (moved.length + 1) : moved.length;
    moved.splice(Math.floor(place), 0, paragraph);
    if (random() < edits.paragraphsAdded) moved.push(madeWords(random, 30).join(" "));
  }
  return moved;
}

function editWords(paragraph: string, random: () => number, edits: Edits): string {
  const [before = paragraph, rest] = paragraph.split(OPENS);
  if (rest === undefined) return edit(before, random, edits);
  const [inside = "", behind = ""] = rest.split(CLOSES);
  const own = { ...edits, replaced: 0, removed: 0, added: 0 };
  return [
    edit(before, random, edits),
    OPENS,
    edit(inside, random, own),
    CLOSES,
    edit(behind, random, edits),
  ].join("");
}

/** The outermost pieces stay: beside the highlight they may be parts of words. */
function edit(words: string, random: () => number, edits: Edits): string {
  const pieces = words.split(" ");
  return pieces
    .flatMap((word, at) => {
      if (random() < edits.respelled) return respell(word, random);
      if (at === 0 || at === pieces.length - 1) return word;
      if (random() < edits.replaced) return madeWords(random, 1);
      if (random() < edits.removed) return [];
      return random() < edits.added ? [word, ...madeWords(random, 1)] : word;
    })
    .join(" ");
}

function respell(word: string, random: () => number): string {
  const ways = [
    () => word.toUpperCase(),
    () => (word === "" ? word : `\u00a0${word}`),
    () => word.replaceAll(/[“”]/gu, '"').replaceAll(/[‘’]/gu, "'"),
    () => word.replaceAll("—", "-"),
    () => (word.length > 4 ? `${word.slice(0, 3)}\u00ad${word.slice(3)}` : word),
  ];
  return ways[Math.floor(random() * ways.length)]?.() ?? word;
}
