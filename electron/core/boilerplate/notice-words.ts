import { countWords } from "../text/count-words.ts";
import type { NamedParagraph } from "./named-paragraphs.ts";

/**
 * How many words of a text are in notices that it folds, with their labels, counted as an import counts the whole.
 * @param language  BCP 47, of the text; null for the rules that suit most
 */
export function countNoticeWords(
  text: string,
  notices: readonly Pick<NamedParagraph, "lead" | "end">[],
  language: string | null,
): number {
  return notices.reduce(
    (words, { lead, end }) => words + countWords(text.slice(lead, end), language),
    0,
  );
}

/** What is left to read of a text without them. */
export function ownWords(allWords: number, noticeWords: number): number {
  return Math.max(0, allWords - noticeWords);
}
