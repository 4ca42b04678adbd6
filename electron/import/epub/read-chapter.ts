import { fail, ok, type Result } from "#core/result.js";
import { decodeText } from "../decode-text.ts";
import { declaredEncoding } from "../html/declared-encoding.ts";
import { dropUnseenFrom } from "../html/drop-unseen.ts";
import { htmlOfXhtml } from "../html/html-of-xhtml.ts";
import { excessOf, type MarkupWeight, weighMarkup } from "../html/weigh-markup.ts";
import { parseHtml } from "../parse-html.ts";
import type { Chapter } from "./chapter.ts";
import type { BookStyles } from "./styles/book-styles.ts";
import { tidyChapterIn } from "./tidy-chapter.ts";
import { withoutPrefixes } from "./without-prefixes.ts";

/** A chapter as HTML, not yet parsed. */
export interface ChapterText {
  readonly path: string;
  readonly html: string;
  readonly weight: MarkupWeight;
}

/** Why a chapter is not parsed. */
export type ChapterProblem =
  | { readonly kind: "no-text" }
  /** What there is too much of, with its limit. */
  | { readonly kind: "too-complex"; readonly detail: string };

/** In the markup of one tag; quoted values hold no angle. */
const ROOT_TAG = /<(?:html|body)\b[^>]*>/gi;
/** Both stand at the beginning of a chapter, with a head of links between them. */
const HEAD_LENGTH = 64 * 1024;
const ID = /\sid\s*=\s*["']([^"']*)["']/i;
const DIRECTION = /\sdir\s*=\s*["'](ltr|rtl)["']/i;

/** Decodes a chapter and says in HTML what it says in XHTML. Nothing that it declares is processed. */
export function decodeChapter(
  path: string,
  bytes: Uint8Array,
): Result<ChapterText, ChapterProblem> {
  const decoded = decodeText(bytes, declaredEncoding(bytes));
  if (!decoded.ok) return fail({ kind: "no-text" });
  const html = htmlOfXhtml(withoutPrefixes(decoded.value.text));
  const weight = weighMarkup(html);
  const excess = excessOf(weight);
  return excess === undefined
    ? ok({ path, html, weight })
    : fail({ kind: "too-complex", detail: excess });
}

/** Parses a chapter and leaves out what no reader would see. */
export function parseChapter({ path, html }: ChapterText, styles: BookStyles): Chapter {
  const tags = html.slice(0, HEAD_LENGTH).match(ROOT_TAG) ?? [];
  const body = parseHtml(html);
  styles.read(body, path);
  tidyChapterIn(body);
  dropUnseenFrom(body);
  return {
    path,
    body,
    ownIds: tags.flatMap((tag) => ID.exec(tag)?.[1] ?? []),
    direction: tags.map((tag) => DIRECTION.exec(tag)?.[1]?.toLowerCase()).findLast(Boolean) ?? "",
  };
}
