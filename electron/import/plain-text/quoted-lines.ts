import { type TextLine, linesOf } from "./text-line.ts";

/** Deeper quotes of quotes stay as they are written. */
export const DEEPEST_QUOTE = 12;

/** A line of somebody else's message, or of an interpreter that asks for input. */
const QUOTED = /^>(?:[\s>]|$|(?!From )[\p{L}\p{N}"'“„«(*-])/u;
const PROMPT = /^>>> /;

/** Whether the line repeats another message. */
export function isQuoted({ text }: TextLine): boolean {
  return text.startsWith(">") && QUOTED.test(text);
}

/** Whether a stretch of lines is a session with an interpreter, whose prompt looks like a quote of a quote of a quote. */
export function isSession(chunk: readonly TextLine[]): boolean {
  const [first] = chunk;
  if (first === undefined || !PROMPT.test(first.text)) return false;
  return chunk.every(({ text }) => !/^>{1,2}(?!>)/.test(text));
}

/** What the lines say without one mark of quotation each. Blank lines between them are those of the quote. */
export function unquoted(lines: readonly TextLine[]): readonly TextLine[] {
  return linesOf(
    lines
      .map(({ text, isOpenEnded }) => text.replace(/^> ?/, "") + (isOpenEnded ? " " : ""))
      .join("\n"),
  );
}
