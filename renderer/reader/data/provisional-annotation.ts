import type { Span } from "#core/anchor/selectors.js";
import type { Annotation } from "#core/annotation/annotation.js";
import type { Color } from "#core/annotation/color.js";
import { AnnotationId, type ArticleId, type ContentHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";

const ULID_RANDOM_BYTES = 10;

export interface NewHighlight {
  readonly articleId: ArticleId;
  readonly contentHash: ContentHash;
  readonly span: Span;
  readonly color: Color;
  /** `plainText` of the version. */
  readonly text: string;
}

/** An annotation as it shows until the app has answered with the real one, under the same id. */
export function provisionalAnnotation(highlight: NewHighlight): Annotation {
  const { articleId, contentHash, span, color, text } = highlight;
  const now = new Date();
  const random = crypto.getRandomValues(new Uint8Array(ULID_RANDOM_BYTES));
  return {
    annotationId: AnnotationId.parse(makeUlid(now.getTime(), random)),
    articleId,
    contentHash,
    position: span,
    quote: { exact: text.slice(span.start, span.end), prefix: "", suffix: "" },
    block: { headings: [], index: 0 },
    color,
    style: "fill",
    note: "",
    noteVersions: [],
    tags: [],
    trashed: false,
    restored: false,
    quotation: false,
    trashedAt: null,
    purged: false,
    created: now.toISOString(),
    modified: now.toISOString(),
    anchor: { kind: "placed", span },
  };
}
