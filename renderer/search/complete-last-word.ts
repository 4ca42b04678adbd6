/** Bare words of scripts that put spaces between words; in others every character is a word of its own. */
const WORD_IN_PROGRESS =
  /(?:^|[\s(-])(?!OR$)((?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}])[\p{L}\p{N}\p{M}]){2,}$/u;

/** The value of a field: `after:2025-06` is no beginning of anything. */
const VALUE_IN_PROGRESS = /(?:^|[\s(-])[a-z]+:[^\s()"]*$/iu;

/**
 * Reads the word that somebody is still typing as the beginning of one, so that results are there before its last letter. A
 * space after it says that it is whole.
 * @param typed  a query as it stands in the field
 * @returns the query to ask
 */
export function completeLastWord(typed: string): string {
  const isInQuotes = typed.split('"').length % 2 === 0;
  const isWord = WORD_IN_PROGRESS.test(typed) && !VALUE_IN_PROGRESS.test(typed);
  return isWord && !isInQuotes ? `${typed.trimStart()}*` : typed.trim();
}
