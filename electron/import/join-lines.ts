/** Characters that are written without spaces between words: Han, kana and their punctuation; Thai and its neighbours. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303f\uff01-\uff5e]/u;

/**
 * What stands where a line break was only the end of a line: a space, or nothing between characters of scripts that are
 * written without spaces.
 * @param before  text up to the break
 * @param after  text behind it
 */
export function joinerOf(before: string, after: string): " " | "" {
  const last = before.slice(-2).match(/.$/su)?.[0] ?? "";
  const first = after.match(/^./su)?.[0] ?? "";
  return UNSPACED.test(last) && UNSPACED.test(first) ? "" : " ";
}
