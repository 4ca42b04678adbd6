import type { VersionUpdate } from "#contract/records.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import { nameParagraphs } from "#core/boilerplate/named-paragraphs.js";
import { readDocument, type ReadDocument } from "#core/document/read-document.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import { LEAST_SURVIVING, survivingShare } from "#core/resemblance/surviving-share.js";
import { ok, type Result } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { ConvertedFile } from "./new-version.ts";
import type { OpenArticle } from "./open-article.ts";

/**
 * Adds a later version to an article. It opens from then on, unless the reader chose another, or next to nothing of the text
 * that opened until then is in it.
 */
export async function takeVersion(
  parts: AppParts,
  article: OpenArticle,
  { original, version }: ConvertedFile,
): Promise<Result<{ update: VersionUpdate; record: ArticleRecord }, Failure>> {
  const { articleId, current, chosenBy } = article.record;
  const { contentHash } = version.facts;
  const share = shareLeft(parts, article, readDocument(version.html));
  const opens = chosenBy !== "reader" && share >= LEAST_SURVIVING;
  if (!opens && chosenBy === undefined) {
    // First: whoever is killed in between finds everything as it was.
    const kept = await letOpen(parts, articleId, current.contentHash);
    if (!kept.ok) return kept;
  }
  const added = await parts.library.addVersion(articleId, version, original);
  if (!added.ok) return added;
  if (opens && chosenBy === "import") {
    const opened = await letOpen(parts, articleId, null);
    if (!opened.ok) return opened;
  } else await parts.articles.refresh([articleId]);
  const updated = await parts.articles.open(articleId);
  if (!updated.ok) return updated;
  const update = { contentHash, before: current.contentHash, share, opens };
  return ok({ update, record: updated.value.record });
}

/** No deed of the reader: there is nothing to take back. */
async function letOpen(
  { articles }: AppParts,
  articleId: ArticleId,
  current: ContentHash | null,
): Promise<Result<OpenArticle, Failure>> {
  return await articles.write(
    articleId,
    [{ kind: "article", id: articleId, set: { current } }],
    {},
  );
}

/** A text that cannot be read is no reason to show nothing but an error. */
function shareLeft({ index }: AppParts, { document }: OpenArticle, newer: ReadDocument): number {
  if (!document.ok) return 1;
  const hashes = nameParagraphs(document.value).paragraphs.map(({ hash }) => hash);
  const recurring = index.countRecurrences(hashes);
  return survivingShare(document.value, newer, (hash) => recurring.has(hash));
}
