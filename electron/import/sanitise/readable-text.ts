const BLANK = /^[\t\n\f\r ]*$/;

/** White space of HTML alone: others, such as the ideographic space, are the author's. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

/** Text as a parser would read it back: no NUL, no CR, no half of a character. */
export function readableText(text: string): string {
  const lines = text.includes("\r") ? text.replaceAll(/\r\n?/g, "\n") : text;
  return (lines.includes("\0") ? lines.replaceAll("\0", "") : lines).toWellFormed();
}
