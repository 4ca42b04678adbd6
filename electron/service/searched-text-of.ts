import { searchedText, type SearchedText } from "#core/anchor/searched-text.js";
import type { CachedDocument } from "./document-cache.ts";

/** Weak: what a text needs to be searched is as large as the text again, and soon made anew. */
const searchedTexts = new WeakMap<CachedDocument, WeakRef<SearchedText>>();

/** The text of a document, to look for quotes in; one after the other in the same document finds it ready. */
export function searchedTextOf(document: CachedDocument): SearchedText {
  const known = searchedTexts.get(document)?.deref();
  if (known !== undefined) return known;
  const text = searchedText(document.plainText);
  searchedTexts.set(document, new WeakRef(text));
  return text;
}
