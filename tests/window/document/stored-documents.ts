import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { importArticle } from "../../../electron/import/import-article.ts";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { makeEpub, type MadeBook, PIXEL } from "../../main/import/epub/make-epub.ts";
import { attacks, expectedPages, pageNames, pageOf } from "../../main/import/shared-data.ts";
import { tagSoup } from "../../main/import/tag-soup.ts";

/** A reading document as a library holds it, and where it came from. */
export interface StoredDocument {
  readonly name: string;
  readonly html: string;
}

const SAMPLES = new URL("../../../seeds/", import.meta.url);
/** Documents of tags in any order; the same ones every time, so that a failure can be looked at. */
const SOUPS = { numRuns: 500, seed: 1 } as const;

/** The sample articles, pages of the web, whole, as they are imported and as chapters, attacks and any tags in any order: everything that importing can leave behind. */
export async function storedDocuments(): Promise<readonly StoredDocument[]> {
  const samples = await Promise.all(readdirSync(SAMPLES).map((name) => importedSample(name)));
  const pages = pageNames().map((name) => ({ name, source: pageOf(name) }));
  const payloads = attacks().map(({ id, payload }) => ({ name: id, source: payload }));
  const soups = fc.sample(tagSoup, SOUPS).map((source) => ({ name: source, source }));
  const others = [...pages, ...payloads, ...soups].map(({ name, source }) => ({
    name,
    html: String(sanitise(parseHtml(source))),
  }));
  const articles = await Promise.all(
    [...expectedPages(), ...attackedPages()].map(({ name, source }) =>
      imported(`${name}.html`, source),
    ),
  );
  const books = await Promise.all(
    [...attackedBooks(), wholeBook()].map(({ name, book }) =>
      imported(`${name}.epub`, makeEpub(book)),
    ),
  );
  return [...samples, ...others, ...articles, ...books];
}

/** Each attack in a chapter, in a note and in the contents of a book. */
function attackedBooks(): readonly { readonly name: string; readonly book: MadeBook }[] {
  return attacks().map(({ id, payload }) => ({
    name: id,
    book: {
      chapters: {
        "a.xhtml": `<p>Before ${payload} after.</p><aside epub:type="footnote" id="n">${payload}</aside>`,
        "b.xhtml": '<p>The end.<a epub:type="noteref" href="a.xhtml#n">1</a></p>',
      },
      nav: `<ol><li><a href="a.xhtml">${payload}</a></li><li><a href="b.xhtml">The end</a></li></ol>`,
    },
  }));
}

/** Everything that chapters are put together from. */
function wholeBook(): { readonly name: string; readonly book: MadeBook } {
  const chapters = Object.fromEntries(
    pageNames().map((page, at) => [
      `${at}.xhtml`,
      `${pageOf(page)}<a href="${(at + 1) % pageNames().length}.xhtml">next</a><img src="p.png" alt="p"/>`,
    ]),
  );
  const lines = Object.keys(chapters).map((path) => `<li><a href="${path}">${path}</a></li>`);
  return {
    name: "pages of the web as chapters",
    book: {
      chapters,
      nav: `<ol>${lines.join("")}</ol>`,
      others: { "p.png": ["image/png", PIXEL] },
    },
  };
}

/** Attacks as files of their own. */
function attackedPages(): readonly { readonly name: string; readonly source: Uint8Array }[] {
  return attacks().map(({ id, payload }) => ({
    name: id,
    source: new TextEncoder().encode(payload),
  }));
}

async function importedSample(name: string): Promise<StoredDocument> {
  return imported(name, new Uint8Array(readFileSync(new URL(name, SAMPLES))));
}

async function imported(name: string, bytes: Uint8Array): Promise<StoredDocument> {
  const result = await importArticle({ name, bytes });
  if (!result.ok) throw new Error(`${name}: ${result.error.code}`);
  return { name, html: result.value.html };
}
