import type { Element, Root } from "hast";
import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import { wording } from "#core/wording/wording.js";
import type { Archive } from "../zip/archive.ts";
import { archiveFailure } from "../zip/archive-problem.ts";
import type { Chapter } from "./chapter.ts";
import type { BookItem, BookPackage } from "./package-document.ts";
import type { BookStyles } from "./styles/book-styles.ts";
import { type ChapterText, decodeChapter, parseChapter } from "./read-chapter.ts";

const MARKUP =
  /^(?:application\/(?:xhtml\+xml|x-dtbook\+xml|xml)|text\/(?:html|x-oeb1-document|xml))$/;
const MARKUP_NAME = /\.(?:xhtml|html?|xml)$/i;
const PICTURE = /^image\//;

// A book of as many needs 0.6 GB and half the time that a converter has on a busy machine; of half as many again, more heap than
// it has. A thousand pages have some 15,000.
const MOST_ELEMENTS = 250_000;
/** UTF-16 code units of markup: as long as five Bibles, and half the time that a converter has. */
const MOST_CHARACTERS = 16 * 1024 * 1024;

/**
 * Reads the parts of a book in reading order; what is only looked up, such as notes in a file of their own, comes last. The table
 * of contents is left out: it is the outline. A part that the archive does not have is named in its place.
 * @param path  of the book, as the person knows it
 */
export function readChapters(
  archive: Archive,
  { spine, nav }: BookPackage,
  styles: BookStyles,
  path: string,
): Result<readonly Chapter[], Failure> {
  const ordered = [
    ...spine.filter(({ isLinear }) => isLinear),
    ...spine.filter(({ isLinear }) => !isLinear),
  ].filter(({ item }) => item.path !== nav);
  const chapters: Chapter[] = [];
  let found = 0;
  let elements = 0;
  let characters = 0;

  for (const { item } of ordered) {
    const read = readPart(archive, item, path);
    if (!read.ok) return read;
    const part = read.value;
    if (part.kind !== "missing") found += 1;
    if (part.kind !== "text") {
      chapters.push(part.chapter);
      continue;
    }
    elements += part.text.weight.elements;
    characters += part.text.html.length;
    if (elements > MOST_ELEMENTS) {
      return fail(tooComplex(path, `${MOST_ELEMENTS.toLocaleString("en")} elements`));
    }
    if (characters > MOST_CHARACTERS) {
      return fail(tooComplex(path, `${MOST_CHARACTERS / 1024 / 1024} million letters`));
    }
    chapters.push(parseChapter(part.text, styles));
  }
  if (found === 0 && chapters.length > 0) {
    return fail({ code: "book-unreadable", path, detail: "none of its chapters can be found" });
  }
  return ok(chapters);
}

type Part =
  | { readonly kind: "text"; readonly text: ChapterText }
  /** A picture instead of a page, or the name of a part that is not there. */
  | { readonly kind: "picture" | "missing"; readonly chapter: Chapter };

function readPart(archive: Archive, item: BookItem, path: string): Result<Part, Failure> {
  const name = archive.find(item.path);
  if (PICTURE.test(item.mediaType) && name !== undefined) {
    return ok({ kind: "picture", chapter: chapterOf(name, img({ src: `/${encodeURI(name)}` })) });
  }
  const isMarkup = MARKUP.test(item.mediaType) || MARKUP_NAME.test(item.path);
  if (name === undefined || !isMarkup) return ok(missing(item));
  const bytes = archive.read(name);
  if (!bytes.ok) return fail(archiveFailure(bytes.error, path));
  const text = decodeChapter(name, bytes.value);
  if (text.ok) return ok({ kind: "text", text: text.value });
  return text.error.kind === "no-text"
    ? ok(missing(item))
    : fail(tooComplex(path, text.error.detail));
}

/** Words about the book, not of it: in a picture's place they are shown and said, and take none up in the text. */
function missing(item: BookItem): Part {
  const name = item.path.split("/").at(-1) ?? item.path;
  return {
    kind: "missing",
    chapter: chapterOf(item.path, img({ alt: wording.imports.missingPart(name) })),
  };
}

function chapterOf(path: string, content: Element): Chapter {
  const paragraph: Element = { type: "element", tagName: "p", properties: {}, children: [content] };
  const body: Root = { type: "root", children: [paragraph] };
  return { path, body, ownIds: [], direction: "" };
}

function img(properties: Element["properties"]): Element {
  return { type: "element", tagName: "img", properties, children: [] };
}

function tooComplex(path: string, detail: string): Failure {
  return { code: "file-too-complex", path, detail };
}
