import { readJsonLd } from "./json-ld.ts";
import { readMetaElements } from "./meta-elements.ts";
import { readMicrodata } from "./microdata.ts";
import { readOpenGraph } from "./open-graph.ts";
import type { PageDocument } from "./page-document.ts";
import { readPlainMeta } from "./plain-meta.ts";
import type { StatedFacts } from "./stated-facts.ts";

/**
 * What a page declares of its article, the most careful way of declaring first.
 * @param html  the text that it was parsed from
 * @param itself  what the page says besides
 */
export function readDeclaredFacts(
  page: PageDocument,
  html: string,
  itself: StatedFacts,
): readonly StatedFacts[] {
  const said = readMetaElements(page);
  return [
    // Of the language browsers believe the page's own element; declarations often are the publishing program's.
    { language: itself.language },
    readJsonLd(html, itself.title ?? ""),
    readOpenGraph(said),
    readPlainMeta(said),
    readMicrodata(page, html),
  ];
}
