/**
 * An article's own words are shown, never read as formatting or HTML. A note is the reader's Markdown and needs none of it.
 * @param text  one line, which becomes a paragraph or follows a list's dash
 */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>#|~]/g, "\\$&")
      // `&copy;` is a sign of its own, `AT&T` is not.
      .replace(/&(?=#?\w+;)/g, "\\&")
      .replace(/^[-+](?=[-\s]|$)/, "\\$&")
      // A number cannot be escaped, the dot behind it can.
      .replace(/^(\d+)([.)])(?=\s|$)/, "$1\\$2")
  );
}
