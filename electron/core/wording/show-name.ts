/** Control characters, which a terminal obeys, and those that turn the direction of the text around them. */
const DECEIVING = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Cs}/gu;

/** Writes out the characters by which a file name could disguise itself in a sentence, as in `\u202e`. */
export function showName(name: string): string {
  return name.replace(
    DECEIVING,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
