import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";

/**
 * The main article of a page by the same parser and the same extraction, with nothing around them: no encoding, no facts but
 * its own, no pictures, no sanitising, no reading document.
 * @returns its text
 */
export function extractBarely(bytes: Uint8Array): string {
  const { document } = parseHTML(new TextDecoder().decode(bytes));
  return new Readability(document).parse()?.textContent ?? "";
}
