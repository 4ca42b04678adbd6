import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import { joinNotes } from "#core/annotation/join-notes.js";
import type { AnnotationId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { describeTarget, type Target } from "./annotation-changes.ts";
import type { AppParts } from "./app-parts.ts";
import type { Handler } from "./handlers.ts";
import { openVersion } from "./open-version.ts";
import { readAnnotations } from "./read-annotations.ts";
import { spansIn } from "./spans-in.ts";

/** Makes one annotation of several: it reaches from their first word to their last, with all their notes and tags. */
export function mergeAnnotations(parts: AppParts): Handler<"annotations.merge"> {
  const { articles, newId } = parts;
  return async ({ articleId, contentHash, annotationIds }) => {
    const article = await articles.open(articleId);
    if (!article.ok) return article;
    const version = await openVersion(parts, article.value, contentHash);
    if (!version.ok) return version;
    const spans = spansIn(version.value.anchors, annotationIds);
    if (!spans.ok) return spans;
    const target = await describeTarget(parts, article.value, contentHash, unionOf(spans.value));
    if (!target.ok) return target;
    const merged = inReadingOrder(article.value.record.annotations, spans.value);
    const changes = changesOf(merged, annotationIds[0], target.value);
    const written = await articles.write(articleId, changes, { action: newId.action() });
    return written.ok
      ? await readAnnotations(parts, written.value, contentHash, annotationIds)
      : written;
  };
}

function unionOf(spans: ReadonlyMap<AnnotationId, Span>): Span {
  const all = [...spans.values()];
  return {
    start: Math.min(...all.map(({ start }) => start)),
    end: Math.max(...all.map(({ end }) => end)),
  };
}

function inReadingOrder(
  annotations: readonly AnnotationState[],
  spans: ReadonlyMap<AnnotationId, Span>,
): readonly AnnotationState[] {
  const startOf = ({ annotationId }: AnnotationState): number =>
    spans.get(annotationId)?.start ?? 0;
  return annotations
    .filter(({ annotationId }) => spans.has(annotationId))
    .toSorted((one, other) => startOf(one) - startOf(other));
}

/** @param staysId  the one that becomes all of them */
function changesOf(
  merged: readonly AnnotationState[],
  staysId: AnnotationId | undefined,
  target: Target,
): readonly Change[] {
  // Of a note that two devices wrote at once, both.
  const texts = merged.flatMap(({ note, noteVersions }) =>
    noteVersions.length > 1 ? noteVersions.map(({ text }) => text) : [note],
  );
  const allTags = [...new Set(merged.flatMap(({ tags }) => tags))];
  const changes = merged.map(({ annotationId, tags }): Change => {
    if (annotationId !== staysId) {
      return { kind: "highlight", id: annotationId, set: { trashed: true } };
    }
    const added = allTags.filter((tag) => !tags.includes(tag));
    return {
      kind: "highlight",
      id: annotationId,
      set: { ...target, note: joinNotes(texts) || null },
      ...(added.length > 0 && { add: { tags: added } }),
    };
  });
  // The one that stays names the deed.
  return changes.toSorted(
    (one, other) => Number(other.id === staysId) - Number(one.id === staysId),
  );
}
