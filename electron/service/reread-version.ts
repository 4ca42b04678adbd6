import type { ArticleRecord } from "#core/article/article-record.js";
import { hasChoiceOfEncoding, type TextEncoding } from "#core/article/text-encoding.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ContentHash } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { NewVersion } from "../library/library.ts";
import type { AppParts } from "./app-parts.ts";
import type { OpenArticle } from "./open-article.ts";
import { readOriginal } from "./stored-original.ts";
import { toldApart } from "./told-apart.ts";
import { versionOfDocument } from "./version-of-document.ts";

/**
 * Reads a version's file in an encoding that the reader chose, and lets what comes out be the version that opens.
 * @returns whether another version opens now than before
 */
export async function rereadVersion(
  parts: AppParts,
  article: OpenArticle,
  facts: VersionFacts,
  how: { readonly encoding: TextEncoding; readonly signal: AbortSignal },
): Promise<Result<{ changed: boolean }, Failure>> {
  const read = await readAnew(parts, article.record, facts, how);
  return read.ok ? openInstead(parts, article, read.value.version) : read;
}

/**
 * What a version's file reads like, without keeping it.
 * @param encoding  null for the one that its bytes speak for
 */
export async function readAnew(
  { library, converters }: AppParts,
  { articleId, versions }: ArticleRecord,
  facts: VersionFacts,
  { encoding, signal }: { readonly encoding: TextEncoding | null; readonly signal: AbortSignal },
): Promise<Result<{ version: NewVersion; plainText: string }, Failure>> {
  if (!hasChoiceOfEncoding(facts.mediaType)) {
    return fail({ code: "bad-input", detail: `${facts.mediaType} has no choice of encoding` });
  }
  const source = await readOriginal(library, articleId, facts, signal);
  if (!source.ok) return source;
  const asked = encoding === null ? source.value : { ...source.value, encoding };
  const document = await converters.convert(asked, signal);
  if (!document.ok) return document;
  const { originalHash, originalName } = facts;
  const imported = new Date().toISOString();
  const version = versionOfDocument(document.value, { originalHash, originalName, imported });
  return ok({ version: toldApart(version, versions), plainText: document.value.plainText });
}

/** Adds a version, unless it is there, and lets it be the one that opens. */
async function openInstead(
  { articles, library, newId }: AppParts,
  { record }: OpenArticle,
  version: NewVersion,
): Promise<Result<{ changed: boolean }, Failure>> {
  const { articleId, current, versions } = record;
  const { contentHash } = version.facts;
  if (contentHash === current.contentHash) return ok({ changed: false });
  const choose = (chosen: ContentHash): readonly Change[] => [
    { kind: "article", id: articleId, set: { current: chosen } },
  ];
  if (versions.every((one) => one.contentHash !== contentHash)) {
    // Said before there is a newer one, which would open by itself: undo must lead back to what was open.
    const kept = await articles.write(articleId, choose(current.contentHash), {});
    if (!kept.ok) return kept;
    const added = await library.addVersion(articleId, version);
    if (!added.ok) return added;
  }
  const chosen = await articles.write(articleId, choose(contentHash), { action: newId.action() });
  return chosen.ok ? ok({ changed: true }) : chosen;
}
