import { nameParagraphs } from "../boilerplate/named-paragraphs.ts";
import type { ReadDocument } from "../document/read-document.ts";

/**
 * @param isLeftOut  asked with the hash of each paragraph that is long enough to have one
 * @returns the text of a document without those paragraphs
 */
export function textWithout(document: ReadDocument, isLeftOut: (hash: number) => boolean): string {
  const { plainText } = document;
  const kept: string[] = [];
  let from = 0;
  for (const { start, end, hash } of nameParagraphs(document).paragraphs) {
    if (!isLeftOut(hash)) continue;
    kept.push(plainText.slice(from, start));
    from = end;
  }
  return `${kept.join("")}${plainText.slice(from)}`;
}
