import { setImmediate as nextTurn } from "node:timers/promises";
import type { Anchor } from "#core/anchor/anchor.js";
import type { AnnotationState } from "#core/annotation/annotation.js";
import { checkPlace } from "#core/annotation/check-place.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import { readDocument } from "#core/document/read-document.js";
import type { ArticleId } from "#core/identity/ids.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { join } from "node:path";
import { articlesDirectory } from "../library/library-parts.ts";
import type { CheckedProblem } from "../library/check/check-report.ts";
import type { ArticleFiles } from "../library/library.ts";
import { problemWording } from "../library/problem-wording.ts";
import { versionPaths } from "../library/read-version.ts";
import { sha256 } from "../library/sha256.ts";
import type { AppParts } from "./app-parts.ts";

type CheckParts = Pick<AppParts, "library" | "articles">;

const { left: LEFT } = problemWording.actions;

/**
 * Every annotation of an article against the text that its place counts in. A place that does not hold its words is told, never changed: the
 * app believes no such place, and looks for the words. What cannot be read is told by the check of the files.
 */
export async function checkAnnotations(
  parts: CheckParts,
  articleId: ArticleId,
): Promise<readonly CheckedProblem[]> {
  const files = await parts.library.readArticle(articleId);
  if (!files.ok) return [];
  const record = foldArticle(files.value);
  if (record.purged) return [];
  const wanted = record.annotations.filter(({ purged }) => !purged);
  const problems: CheckedProblem[] = [];
  for (const [contentHash, annotations] of Map.groupBy(wanted, (one) => one.contentHash)) {
    const facts = record.versions.find((version) => version.contentHash === contentHash);
    if (facts === undefined) continue;
    const html = await parts.library.readVersion(articleId, contentHash);
    if (!html.ok) continue;
    const { plainText } = readDocument(html.value);
    problems.push(...checkTextHash(parts, files.value, facts, plainText));
    for (const annotation of annotations) {
      // The reader wants it without a place, whatever is stored.
      if (annotation.quotation) continue;
      const found = checkPlace(annotation, plainText);
      if (found === "holds") continue;
      const path = join(folderOf(parts, files.value), "marks");
      const now = await whereItIs(parts, annotation);
      const problem = problemWording.wrongPlace(annotation.quote.exact, found, now);
      problems.push({ path, problem, action: LEFT });
    }
    await nextTurn();
  }
  return problems;
}

function folderOf({ library }: CheckParts, { folders }: ArticleFiles): string {
  return join(articlesDirectory(library.directory), folders[0] ?? "");
}

/** By this hash it is known in which other version a place holds. */
function checkTextHash(
  parts: CheckParts,
  files: ArticleFiles,
  { contentHash, textHash }: VersionFacts,
  plainText: string,
): readonly CheckedProblem[] {
  if (sha256(plainText) === textHash) return [];
  const path = join(folderOf(parts, files), versionPaths(contentHash).facts);
  return [{ path, problem: problemWording.wrongTextHash, action: LEFT }];
}

/** What the app makes of it in the version that opens. @returns undefined for what is in the trash, or where no text can be read */
async function whereItIs(
  { articles }: CheckParts,
  { articleId, annotationId }: AnnotationState,
): Promise<Anchor["kind"] | undefined> {
  const opened = await articles.open(articleId);
  return opened.ok ? opened.value.anchors.get(annotationId)?.kind : undefined;
}
