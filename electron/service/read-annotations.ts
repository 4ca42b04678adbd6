import type { Annotation } from "#core/annotation/annotation.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ContentHash } from "#core/identity/ids.js";
import { ok, type Result } from "#core/result.js";
import { withAnchor } from "./annotations-of.ts";
import type { AppParts } from "./app-parts.ts";
import type { OpenArticle } from "./open-article.ts";
import { openVersion } from "./open-version.ts";
import { taggedAsNow } from "./tagging.ts";

/**
 * Some annotations of an article, trashed ones too, as they stand in one of its versions and as their tags are called now.
 * @param contentHash  the version that opens when left out
 */
export async function readAnnotations(
  parts: AppParts,
  article: OpenArticle,
  contentHash: ContentHash | undefined,
  annotationIds: readonly AnnotationId[],
): Promise<Result<{ annotations: Annotation[] }, Failure>> {
  const version = await openVersion(parts, article, contentHash);
  if (!version.ok) return version;
  const wanted = new Set(annotationIds);
  const names = parts.index.tagNames();
  return ok({
    annotations: article.record.annotations
      .filter(({ annotationId }) => wanted.has(annotationId))
      .map((annotation) => taggedAsNow(withAnchor(annotation, version.value.anchors), names)),
  });
}
