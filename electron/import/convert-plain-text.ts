import { ok } from "#core/result.js";
import type { Converter } from "./converter.ts";
import { decodeSource } from "./decode-source.ts";
import { readPlainText } from "./plain-text/read-plain-text.ts";

/** Plain text: its headline found, its paragraphs told apart, hard-wrapped lines joined. */
export const convertPlainText: Converter = (source) => {
  const decoded = decodeSource(source);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const { title, body, facts, excerpt } = readPlainText(text);
  return ok({
    body,
    title,
    byline: facts.byline,
    site: null,
    url: facts.url,
    language: facts.language,
    published: facts.published,
    tags: facts.tags,
    direction: null,
    leadImage: null,
    excerpt,
    isWholePage: false,
    encoding,
    assets: [],
  });
};
