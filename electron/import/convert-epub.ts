import type { Root } from "hast";
import { fail, ok } from "#core/result.js";
import type { Converter } from "./converter.ts";
import { arrangeHeadings } from "./epub/arrange-headings.ts";
import { readBookFacts } from "./epub/book-facts.ts";
import { createBookPictures } from "./epub/book-pictures.ts";
import { takeCover } from "./epub/cover.ts";
import { gatherNotesOf } from "./epub/gather-notes.ts";
import { linkChapters, marksIn } from "./epub/link-chapters.ts";
import { openBook } from "./epub/open-book.ts";
import { readChapters } from "./epub/read-chapters.ts";
import { readContents } from "./epub/read-contents.ts";
import { shownText } from "./epub/shown-text.ts";
import { createBookStyles } from "./epub/styles/book-styles.ts";
import { sayLooksIn } from "./epub/styles/say-looks.ts";
import { textDirectionOf } from "./epub/text-direction.ts";
import { markFootnotesIn } from "./html/footnotes.ts";
import { createAssetCollection } from "./pictures/asset-collection.ts";
import { placePicturesIn } from "./pictures/place-pictures.ts";
import { archiveFailure } from "./zip/archive-problem.ts";
import type { ZipLimits } from "./zip/zip-limits.ts";

/** Books in EPUB 2 and 3, put together to one document. Nothing is written to a disk and nothing is asked for on the net. */
export const convertEpub: Converter = (source) => convertBook(source);

/** @param limits  of the archive; those of the app where none are given */
export async function convertBook(
  source: Parameters<Converter>[0],
  limits?: ZipLimits,
): Promise<Awaited<ReturnType<Converter>>> {
  const opened = await openBook(source, limits);
  if (!opened.ok) return opened;
  const { archive, book } = opened.value;
  const styles = createBookStyles(archive);
  const read = readChapters(archive, book, styles, source.name);
  if (!read.ok) return read;
  if (!read.value.some(({ body }) => HAS_WORDS.test(shownText(body)))) {
    return fail({ code: "book-without-text", path: source.name });
  }

  const assets = createAssetCollection();
  const pictures = createBookPictures(archive, assets);
  const { leadImage, chapters } = takeCover(read.value, book, pictures);
  const resolve = (path: string): string => archive.find(path) ?? path;
  const marks = marksIn(chapters, resolve);
  for (const chapter of chapters) {
    gatherNotesOf(chapter, (id) => marks.get(chapter.path)?.get(id));
  }
  arrangeHeadings(chapters, readContents(archive, book));
  linkChapters(chapters, resolve);
  for (const { body, path } of chapters) {
    placePicturesIn(body, { assets, find: (address) => pictures.find(address, path), base: null });
  }
  for (const { body } of chapters) sayLooksIn(body, styles.lookOf);
  const problem = pictures.problem() ?? styles.problem();
  if (problem !== undefined) return fail(archiveFailure(problem, source.name));

  const body: Root = {
    type: "root",
    children: chapters.flatMap((chapter) => chapter.body.children),
  };
  markFootnotesIn(body);
  const facts = readBookFacts(book.metadata);
  return ok({
    ...facts,
    body,
    direction: textDirectionOf(chapters, book.pageDirection, facts.language),
    leadImage,
    isWholePage: false,
    encoding: null,
    // Subjects of a book are a library's shelves, not tags that its reader chose.
    tags: [],
    assets: assets.assets(),
  });
}

const HAS_WORDS = /[\p{L}\p{N}]/u;
