import { createHash } from "node:crypto";
import { readDocument } from "#core/document/read-document.js";
import { importArticle } from "../../../../electron/import/import-article.ts";
import { type ExpectedPage, expectedPages } from "../../import/shared-data.ts";

/** Floor and margin may be chosen by the pages of one half; those of the other are only measured. */
export type Half = "chosen by" | "held out";
export const HALVES = ["chosen by", "held out"] as const;

function halfOf(pageName: string): Half {
  const digest = createHash("sha256").update(pageName).digest("hex");
  return /^[89a-f]/.test(digest) ? "held out" : "chosen by";
}

/** Two texts of one page of the web, as Postil reads them: its article alone, and all that is on it. */
export interface Renditions {
  readonly name: string;
  readonly article: string;
  readonly page: string;
}

/** One page of the shared data after the other; without it there is one, of our own, in one of the halves. */
export async function* pageRenditions(half: Half): AsyncGenerator<Renditions, void> {
  const [own, ...shared] = expectedPages();
  const pages = shared.length > 0 || own === undefined ? shared : [own];
  for (const page of pages) {
    if (halfOf(page.name) === half) yield await renditionsOf(page);
  }
}

async function renditionsOf({ name, source, article }: ExpectedPage): Promise<Renditions> {
  return {
    name,
    article: await readAsIs(article),
    page: await readAsIs(new TextDecoder().decode(source)),
  };
}

/** As a part of a page is read, of which nothing is left out but what no reader sees. */
async function readAsIs(html: string): Promise<string> {
  const body = html
    .replace(/<!doctype[^>]*>/iu, "")
    .replace(/<head[\s>][^]*?<\/head>/iu, "")
    .replaceAll(/<\/?(?:html|body)\b[^>]*>/giu, "");
  const bytes = new TextEncoder().encode(`<div>${body}</div>`);
  const imported = await importArticle({ name: "part.html", bytes });
  // Of a page without any text there is nothing to compare.
  return imported.ok ? readDocument(imported.value.html).plainText : "";
}
