import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import { trimSpan } from "#core/anchor/trim-span.js";
import type { Change } from "#core/operation/operation.js";
import { fail } from "#core/result.js";
import { describeTarget, highlightCreation } from "./annotation-changes.ts";
import type { AppParts } from "./app-parts.ts";
import type { Handler } from "./handlers.ts";
import { openVersion } from "./open-version.ts";
import { readAnnotations } from "./read-annotations.ts";
import { spansIn } from "./spans-in.ts";

/** Cuts an annotation into several of the same colour and tags. The first keeps its note, and all that is linked to it. */
export function splitAnnotation(parts: AppParts): Handler<"annotations.split"> {
  const { articles, newId } = parts;
  return async ({ articleId, contentHash, annotationId, cuts }) => {
    const article = await articles.open(articleId);
    if (!article.ok) return article;
    const version = await openVersion(parts, article.value, contentHash);
    if (!version.ok) return version;
    const { document, anchors } = version.value;
    if (!document.ok) return document;
    const spans = spansIn(anchors, [annotationId]);
    if (!spans.ok) return spans;
    const annotation = article.value.record.annotations.find(
      (one) => one.annotationId === annotationId,
    );
    const whole = spans.value.get(annotationId);
    if (annotation === undefined || whole === undefined) {
      return fail({ code: "annotation-not-found", detail: annotationId });
    }
    const pieces = piecesOf(document.value.plainText, whole, cuts);
    if (pieces.length < 2) return fail({ code: "span-out-of-range", detail: cuts.join(", ") });
    const changes: Change[] = [];
    for (const piece of pieces) {
      const target = await describeTarget(parts, article.value, contentHash, piece);
      if (!target.ok) return target;
      const isFirst = changes.length === 0;
      changes.push(
        isFirst
          ? { kind: "highlight", id: annotationId, set: target.value }
          : highlightCreation(newId.annotation(), target.value, looksOf(annotation)),
      );
    }
    const written = await articles.write(articleId, changes, { action: newId.action() });
    if (!written.ok) return written;
    const made = new Set<string>(changes.map(({ id }) => id));
    const ids = written.value.record.annotations.flatMap((one) =>
      made.has(one.annotationId) ? [one.annotationId] : [],
    );
    return await readAnnotations(parts, written.value, contentHash, ids);
  };
}

/** Without the white space at their ends; what is nothing else is no piece. */
function piecesOf(plainText: string, whole: Span, cuts: readonly number[]): readonly Span[] {
  const inside = [...new Set(cuts)]
    .filter((cut) => cut > whole.start && cut < whole.end)
    .toSorted((one, other) => one - other);
  const edges = [whole.start, ...inside, whole.end];
  return edges.slice(1).flatMap((end, index) => {
    const start = edges[index] ?? whole.start;
    return trimSpan(plainText, { start, end }) ?? [];
  });
}

function looksOf({ color, style, tags }: AnnotationState): Parameters<typeof highlightCreation>[2] {
  return { color, style, tags: [...tags], note: "" };
}
