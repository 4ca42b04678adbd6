/** An article's own words are shown, never read as formatting or HTML. A note is the reader's Markdown and needs none of it. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/^([-+]|\d+[.)])(?=\s)/, "\\$1");
}
