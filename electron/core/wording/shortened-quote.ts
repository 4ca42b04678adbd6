const LONGEST_QUOTE = 120;

/** For names and announcements: nobody listens to a page before the button. */
export function shortened(quote: string): string {
  const line = quote.replace(/\s+/gu, " ").trim();
  return line.length <= LONGEST_QUOTE ? line : `${line.slice(0, LONGEST_QUOTE).trimEnd()}…`;
}
