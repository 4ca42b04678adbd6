/** A stretch of a note's text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  /** One past the last. */
  readonly end: number;
}

/** What to put in the place of a stretch, and what is selected then. */
export interface Replacement {
  readonly replaced: Stretch;
  readonly text: string;
  readonly selected: Stretch;
}

export const BOLD = "**";
export const ITALIC = "*";

/** Puts signs around the selected words, or takes them away where they are; without a selection, writes them around what comes next. */
export function toggleMark(text: string, { start, end }: Stretch, sign: string): Replacement {
  // Spaces at the rim are left outside: Markdown would not read the signs beside them.
  const selected = text.slice(start, end);
  const from = start + (selected.length - selected.trimStart().length);
  const to = Math.max(from, end - (selected.length - selected.trimEnd().length));
  const words = text.slice(from, to);
  const { length } = sign;
  if (isMarked(text, { start: from, end: to }, sign)) {
    return {
      replaced: { start: from - length, end: to + length },
      text: words,
      selected: { start: from - length, end: to - length },
    };
  }
  return {
    replaced: { start: from, end: to },
    text: `${sign}${words}${sign}`,
    selected: { start: from + length, end: to + length },
  };
}

/** Exactly these signs stand on both sides: one of the two of bold is none of italic; three are both. */
function isMarked(text: string, { start, end }: Stretch, sign: string): boolean {
  const before = /\*+$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0;
  const after = /^\*+/u.exec(text.slice(end, end + 3))?.[0].length ?? 0;
  const both = Math.min(before, after);
  return both === 3 || both === sign.length;
}

/** An address pasted over words becomes their link. @returns undefined where it is to be pasted as it is */
export function linkOver(text: string, stretch: Stretch, pasted: string): Replacement | undefined {
  const words = text.slice(stretch.start, stretch.end);
  const address = pasted.trim();
  const isAddress = /^https?:\/\/\S+$/u.test(address) && URL.canParse(address);
  if (!isAddress || words.trim() === "" || /[[\]\n]/u.test(words) || URL.canParse(words)) {
    return undefined;
  }
  const link = `[${words}](${address.replaceAll(")", "%29")})`;
  const end = stretch.start + link.length;
  return { replaced: stretch, text: link, selected: { start: end, end } };
}
