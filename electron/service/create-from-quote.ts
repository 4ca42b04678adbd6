import { MOST_CANDIDATES } from "#core/anchor/find-anchor.js";
import { findInSurroundings } from "#core/anchor/find-exact.js";
import type { QuoteSelector, Span } from "#core/anchor/selectors.js";
import { DEFAULT_COLOR } from "#core/annotation/color.js";
import { ok } from "#core/result.js";
import { describeTarget, highlightCreation } from "./annotation-changes.ts";
import type { AppParts } from "./app-parts.ts";
import type { Handler } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { bringBackTags, tagsToAdd } from "./tagging.ts";

/** Characters shown on either side of a candidate when a quote stands in several places. */
const CANDIDATE_CONTEXT = 40;

/** Highlights words that are named instead of pointed at: written only when they stand in exactly one place. */
export function createFromQuote(
  parts: AppParts,
  marks: LibraryMarksDesk,
): Handler<"annotations.createFromQuote"> {
  const { articles, index, newId } = parts;
  return async ({ articleId, exact, prefix, suffix, color = DEFAULT_COLOR, note, tags }) => {
    const article = await articles.open(articleId);
    if (!article.ok) return article;
    const { record, document } = article.value;
    if (!document.ok) return document;
    const { plainText } = document.value;
    const { first, total } = placesOf({ exact, prefix, suffix }, plainText);
    const [span] = first;
    if (span === undefined) return ok({ state: "orphaned", candidates: [], total });
    if (total > 1) {
      const candidates = first.map((place) => candidateOf(place, plainText));
      return ok({ state: "uncertain", candidates, total });
    }
    const target = await describeTarget(parts, article.value, record.current.contentHash, span);
    if (!target.ok) return target;
    const annotationId = newId.annotation();
    const change = highlightCreation(annotationId, target.value, {
      color,
      style: "fill",
      note,
      tags: [...tagsToAdd(index.tagNames(), tags, [])],
    });
    const deed = { action: newId.action() };
    const written = await articles.write(articleId, [change], deed);
    if (!written.ok) return written;
    const back = await bringBackTags(parts, marks, tags, deed);
    return back.ok ? ok({ state: "placed", annotationId, ...span }) : back;
  };
}

/** A letter stands in a large article millions of times: they are counted, and only the first kept. */
function placesOf(
  quote: QuoteSelector,
  plainText: string,
): { readonly first: readonly Span[]; readonly total: number } {
  const first: Span[] = [];
  let total = 0;
  for (const place of findInSurroundings(plainText, quote)) {
    total += 1;
    if (total <= MOST_CANDIDATES) first.push(place);
  }
  return { first, total };
}

function candidateOf(
  { start, end }: Span,
  plainText: string,
): { start: number; end: number; context: string } {
  const context = plainText.slice(Math.max(0, start - CANDIDATE_CONTEXT), end + CANDIDATE_CONTEXT);
  return { start, end, context: context.replace(/\s+/gu, " ").trim() };
}
