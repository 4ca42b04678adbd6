/** Makes one note of several: every text once, one below the other. */
export function joinNotes(texts: readonly string[]): string {
  return [...new Set(texts)].filter((text) => text.trim() !== "").join("\n\n");
}
