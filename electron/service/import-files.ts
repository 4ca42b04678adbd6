import { extname } from "node:path";
import type { ImportOutcome } from "#contract/records.js";
import type { Failure } from "#core/failure/failure.js";
import { type ArticleId, OriginalHash } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import { normaliseTag } from "#core/tag/tag.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { ReadingDocument } from "../import/reading-document.ts";
import type { SourceFile } from "../import/source-file.ts";
import type { NewArticle } from "../library/library.ts";
import { sha256 } from "../library/sha256.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext } from "./handlers.ts";
import { versionOfDocument } from "./version-of-document.ts";

/** A file to import: how the person names it, and how to get at its bytes when its turn comes. */
export interface ImportRequest {
  readonly path: string;
  read(signal: AbortSignal): Promise<Result<SourceFile, Failure>>;
  /** Called as soon as it is known what became of it. @returns what to report */
  finish?(outcome: ImportOutcome): Promise<ImportOutcome>;
}

/**
 * Imports files side by side, as many as there are converters. A file that fails costs itself only; a cancelled import
 * keeps what is already in the library.
 * @returns one outcome a file, in the order asked
 */
export async function importFiles(
  parts: AppParts,
  requests: readonly ImportRequest[],
  { signal, onProgress }: CallContext,
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  // Equal bytes twice in one import are one article, though neither is in the index yet when the other begins.
  const underWay = new Map<OriginalHash, Promise<ImportOutcome>>();
  let next = 0;
  let done = 0;

  async function work(): Promise<void> {
    for (let at = next++; at < requests.length; at = next++) {
      const request = requests[at];
      if (request === undefined) return;
      onProgress({ done, total: requests.length, current: request.path });
      const outcome = await importOne(request);
      outcomes[at] = (await request.finish?.(outcome)) ?? outcome;
      done += 1;
    }
  }

  async function importOne(request: ImportRequest): Promise<ImportOutcome> {
    if (signal.aborted) return failed(request.path, { code: "cancelled", path: request.path });
    const source = await request.read(signal);
    if (!source.ok) return failed(request.path, source.error);
    const originalHash = OriginalHash.parse(sha256(source.value.bytes));
    const earlier = underWay.get(originalHash);
    if (earlier !== undefined) return knownAs(request.path, await earlier);
    const outcome = importSource(parts, request.path, source.value, originalHash, signal);
    underWay.set(originalHash, outcome);
    return outcome;
  }

  await Promise.all(Array.from({ length: parts.converters.size }, work));
  onProgress({ done: requests.length, total: requests.length, current: "" });
  return outcomes;
}

async function importSource(
  parts: AppParts,
  path: string,
  source: SourceFile,
  originalHash: OriginalHash,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const knownId = parts.index.findByOriginal(originalHash);
  if (knownId !== undefined) {
    const known = await parts.articles.open(knownId);
    const title = known.ok ? known.value.record.title : null;
    return { path, status: "known", articleId: knownId, title, reason: null, code: null };
  }
  const document = await parts.converters.convert(source, signal);
  if (!document.ok) return failed(path, { ...document.error, path });
  const added = await addArticle(parts, source, originalHash, document.value);
  if (!added.ok) return failed(path, { path, ...added.error });
  const { title } = document.value;
  return { path, status: "added", articleId: added.value, title, reason: null, code: null };
}

async function addArticle(
  parts: AppParts,
  source: SourceFile,
  originalHash: OriginalHash,
  document: ReadingDocument,
): Promise<Result<ArticleId, Failure>> {
  const article = newArticle(parts.newId.article(), source, originalHash, document);
  const added = await parts.library.addArticle(article);
  if (!added.ok) return added;
  const tags = document.sourceTags.flatMap((tag) => normaliseTag(tag) ?? []);
  if (tags.length === 0) {
    await parts.articles.refresh([article.articleId]);
    return ok(article.articleId);
  }
  const change: Change = { kind: "article", id: article.articleId, add: { tags } };
  const tagged = await parts.articles.write(article.articleId, [change], {});
  return tagged.ok ? ok(article.articleId) : fail(tagged.error);
}

function newArticle(
  articleId: ArticleId,
  source: SourceFile,
  originalHash: OriginalHash,
  document: ReadingDocument,
): NewArticle {
  const created = new Date().toISOString();
  const extension = extname(source.name).slice(1).toLowerCase();
  return {
    articleId,
    created,
    original: { bytes: source.bytes, hash: originalHash, extension },
    version: versionOfDocument(document, {
      originalHash,
      originalName: source.name,
      imported: created,
    }),
  };
}

function failed(path: string, failure: Failure): ImportOutcome {
  return {
    path,
    status: "failed",
    articleId: null,
    title: null,
    reason: describeFailure(failure),
    code: failure.code,
  };
}

/** A second file with the same bytes fares as the first, only that an article added for it is already known. */
function knownAs(path: string, earlier: ImportOutcome): ImportOutcome {
  return { ...earlier, path, status: earlier.status === "added" ? "known" : earlier.status };
}
