import type { CallOutput } from "#contract/calls.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationFilter } from "../index/list-annotations.ts";
import type { SearchIndex } from "../index/search-index.ts";

/** Every annotation that a query finds, in a form for lists and scripts. */
export async function summariseNotes(
  index: SearchIndex,
  query: string,
  signal: AbortSignal,
): Promise<CallOutput<"notes.summaries">["notes"]> {
  const filter: AnnotationFilter = {
    query,
    trashed: false,
    sort: "article",
    offset: 0,
    limit: Number.MAX_SAFE_INTEGER,
  };
  const { entries } = await index.ask("listAnnotations", filter, signal);
  return entries.map((entry) => {
    const { annotationId, articleId, articleTitle, note, tags, color, created, modified } = entry;
    const text = { articleTitle, quote: entry.quote.exact, note, tags, color };
    const place = { state: entry.anchor.kind, ...spanOf(entry) };
    return { annotationId, articleId, ...text, ...place, created, modified };
  });
}

/** Where an annotation stands now, or last stood. */
function spanOf({ anchor, position }: Annotation): Span {
  const { start, end } =
    anchor.kind === "placed" || anchor.kind === "moved" ? anchor.span : position;
  return { start, end };
}
