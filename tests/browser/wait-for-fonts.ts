/** Runs in the page. Letters that change their font move, and with them every line after them. */
export async function waitForFonts(): Promise<void> {
  const inside = document.querySelector("iframe")?.contentDocument;
  // Fonts are asked for when the text is laid out, not before.
  inside?.body.getBoundingClientRect();
  await inside?.fonts.ready;
}
