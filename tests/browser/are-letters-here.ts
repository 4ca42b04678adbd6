/**
 * Runs in the page, again and again until it is so: letters that change their font move, and with them every line after them.
 * Each font is asked by itself. What the document promises of all of them is kept only with the next layout, which may never
 * come, and never for a document that was replaced.
 */
export function areLettersHere(): boolean {
  const inside = document.querySelector("iframe")?.contentDocument;
  if (!inside) return false;
  // Fonts are asked for when the text is laid out, not before.
  inside.body.getBoundingClientRect();
  return [...inside.fonts].every(({ status }) => status !== "loading");
}
