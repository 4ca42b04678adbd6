import { readFileSync, readdirSync } from "node:fs";
import * as fc from "fast-check";
import { importArticle } from "../../../electron/import/import-article.ts";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
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

/** The sample articles, pages of the web, whole and as they are imported, attacks and any tags in any order: everything that importing can leave behind. */
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
  return [...samples, ...others, ...articles];
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
