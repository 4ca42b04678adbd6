import { strToU8, zipSync, type Zippable } from "fflate";
import { importArticle } from "../../../../electron/import/import-article.ts";
import type { ReadingDocument } from "../../../../electron/import/reading-document.ts";

/** A book for these tests: what is not said is as in most books. */
export interface MadeBook {
  readonly version?: "2.0" | "3.0";
  /** XML inside of `<metadata>`. */
  readonly metadata?: string;
  /** By path below the package's folder, what stands in the `body` of each chapter, in reading order. */
  readonly chapters: Readonly<Record<string, string>>;
  /** Files that are listed but no chapters, by path below the package's folder, with their media type. */
  readonly others?: Readonly<
    Record<string, readonly [mediaType: string, content: Uint8Array | string]>
  >;
  /** XML inside of the `nav` of EPUB 3. */
  readonly nav?: string;
  /** XML inside of the `navMap` of EPUB 2. */
  readonly ncx?: string;
  /** XML behind the spine. */
  readonly guide?: string;
  /** Attributes of the spine. */
  readonly spine?: string;
  /** Chapters that are not read in their place. */
  readonly lookedUp?: readonly string[];
  /** Properties of listed files, by path. */
  readonly properties?: Readonly<Record<string, string>>;
  /** Files beside the book, by path in the archive. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>;
}

export const FOLDER = "OEBPS/";

export const CONTAINER = `<?xml version="1.0"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="${FOLDER}content.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>`;

const METADATA = `<dc:identifier id="id">urn:uuid:1</dc:identifier><dc:title>A made book</dc:title><dc:language>en</dc:language>`;

/** A chapter's whole file. */
export function chapterFile(body: string, head = "<title>A chapter</title>"): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head>${head}</head>
<body>${body}</body></html>`;
}

/** The files of a book, by path in the archive, in the order in which they are packed. */
export function bookFiles(book: MadeBook): Record<string, Uint8Array> {
  const { chapters, others = {}, nav, ncx, properties = {}, lookedUp = [] } = book;
  const listed = [
    ...Object.keys(chapters).map((path) => [path, "application/xhtml+xml"] as const),
    ...Object.entries(others).map(([path, [mediaType]]) => [path, mediaType] as const),
    ...(nav === undefined ? [] : [["nav.xhtml", "application/xhtml+xml"] as const]),
    ...(ncx === undefined ? [] : [["toc.ncx", "application/x-dtbncx+xml"] as const]),
  ];
  const items = listed.map(([path, mediaType]) => {
    const own = path === "nav.xhtml" ? "nav" : properties[path];
    const said = own === undefined ? "" : ` properties="${own}"`;
    return `<item id="${idOf(path)}" href="${encodeURI(path)}" media-type="${mediaType}"${said}/>`;
  });
  const references = Object.keys(chapters).map(
    (path) => `<itemref idref="${idOf(path)}"${lookedUp.includes(path) ? ' linear="no"' : ""}/>`,
  );
  const packaging = `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="${book.version ?? "3.0"}" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">${book.metadata ?? METADATA}</metadata>
<manifest>${items.join("")}</manifest>
<spine ${ncx === undefined ? "" : `toc="${idOf("toc.ncx")}"`} ${book.spine ?? ""}>${references.join("")}</spine>${book.guide ?? ""}
</package>`;
  const files: Record<string, Uint8Array | string> = {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    [`${FOLDER}content.opf`]: packaging,
  };
  for (const [path, body] of Object.entries(chapters)) {
    files[FOLDER + path] = body.startsWith("<?xml") ? body : chapterFile(body);
  }
  for (const [path, [, content]] of Object.entries(others)) files[FOLDER + path] = content;
  if (nav !== undefined) {
    files[`${FOLDER}nav.xhtml`] = chapterFile(`<nav epub:type="toc"><h1>Contents</h1>${nav}</nav>`);
  }
  if (ncx !== undefined) {
    files[`${FOLDER}toc.ncx`] =
      `<?xml version="1.0"?><!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "http://www.daisy.org/z3986/2005/ncx-2005-1.dtd"><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>${ncx}</navMap></ncx>`;
  }
  Object.assign(files, book.files);
  return Object.fromEntries(
    Object.entries(files).map(([path, content]) => [
      path,
      typeof content === "string" ? strToU8(content) : content,
    ]),
  );
}

/** A valid EPUB. */
export function makeEpub(book: MadeBook): Uint8Array {
  return packed(bookFiles(book));
}

/** Packs files as a book packs them: its type first, stored. */
export function packed(files: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const zippable: Zippable = {};
  for (const [path, content] of Object.entries(files)) {
    zippable[path] = [content, { level: path === "mimetype" ? 0 : 6, mtime: "2026-11-01" }];
  }
  return zipSync(zippable);
}

function idOf(path: string): string {
  return `i-${path.replaceAll(/[^\w.-]/g, "_")}`;
}

/** Imports a book. Throws when it is refused. */
export async function importBook(book: MadeBook): Promise<ReadingDocument> {
  return importEpub(makeEpub(book));
}

/** As `importBook`, of a file. */
export async function importEpub(bytes: Uint8Array): Promise<ReadingDocument> {
  const result = await importArticle({ name: "book.epub", bytes });
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.detail ?? ""}`);
  return result.value;
}

/** @returns why a file is refused, or "ok" */
export async function outcomeOf(bytes: Uint8Array): Promise<string> {
  const result = await importArticle({ name: "book.epub", bytes });
  if (result.ok) return "ok";
  const { code, detail, path } = result.error;
  if (path !== "book.epub") throw new Error(`${code} does not name the file`);
  return detail === undefined ? code : `${code}: ${detail}`;
}

/** Levels and words of the headings, as an outline shows them. */
export function headingsOf(html: string): readonly string[] {
  return Array.from(
    html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs),
    ([, level, words]) => `${level} ${(words ?? "").replaceAll(/<[^>]*>/g, "")}`,
  );
}

/** The smallest PNG: one pixel. */
export const PIXEL = Uint8Array.from(
  Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=",
    "base64",
  ),
);
