const LONGEST_QUOTE = 120;

/** For names and announcements: nobody listens to a page before the button. */
export function shortened(text: string, longest = LONGEST_QUOTE): string {
  // Of a very long one no more than may be needed; runs of spaces count as one.
  const beginning = text.slice(0, 4 * longest);
  const line = beginning.replace(/\s+/gu, " ").trim();
  const isWhole = line.length <= longest && beginning.length === text.length;
  return isWhole ? line : `${line.slice(0, longest).trimEnd()}…`;
}
