import { parseHtml } from "../parse-html.ts";
import type { Archive } from "../zip/archive.ts";
import { type NavigationEntry, readNav, readNcx } from "./navigation.ts";
import type { BookPackage } from "./package-document.ts";
import { decodeChapter } from "./read-chapter.ts";
import { readXml } from "./read-xml.ts";

/**
 * The book's table of contents: that of EPUB 3, else that of EPUB 2, which many have beside it.
 * @returns none where the book has none that can be read
 */
export function readContents(
  archive: Archive,
  { nav, ncx }: Pick<BookPackage, "nav" | "ncx">,
): readonly NavigationEntry[] {
  const entries = nav === undefined ? [] : entriesOfNav(archive, nav);
  const contents = entries.length > 0 || ncx === undefined ? entries : entriesOfNcx(archive, ncx);
  return contents.map((entry) => ({ ...entry, path: archive.find(entry.path) ?? entry.path }));
}

function entriesOfNav(archive: Archive, path: string): readonly NavigationEntry[] {
  const bytes = bytesOf(archive, path);
  const text = bytes === undefined ? undefined : decodeChapter(path, bytes);
  return text?.ok === true ? readNav(parseHtml(text.value.html), path) : [];
}

function entriesOfNcx(archive: Archive, path: string): readonly NavigationEntry[] {
  const bytes = bytesOf(archive, path);
  const root = bytes === undefined ? undefined : readXml(bytes);
  return root === undefined ? [] : readNcx(root, path);
}

function bytesOf(archive: Archive, path: string): Uint8Array | undefined {
  const name = archive.find(path);
  const bytes = name === undefined ? undefined : archive.read(name);
  return bytes?.ok === true ? bytes.value : undefined;
}
