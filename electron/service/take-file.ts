import type { ImportOutcome } from "#contract/records.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { ok, type Result } from "#core/result.js";
import { normaliseTag } from "#core/tag/tag.js";
import { importWording } from "#core/wording/import-wording.js";
import { addressKey } from "../index/address-key.ts";
import type { AppParts } from "./app-parts.ts";
import { findSimilar } from "./find-similar.ts";
import type { ConvertedFile } from "./new-version.ts";
import type { OpenArticle } from "./open-article.ts";
import { takeVersion } from "./take-version.ts";

export type TakenFile = Omit<ImportOutcome, "path" | "code">;

/**
 * Finds out what a converted file is, and takes it in: an article of its own, a later version of one that came from the same
 * address, or a text that is here already.
 */
export async function takeFile(
  parts: AppParts,
  file: ConvertedFile,
): Promise<Result<TakenFile, Failure>> {
  const { url } = file.document;
  const key = url === null ? undefined : addressKey(url);
  if (url === null || key === undefined) return await addArticle(parts, file);
  return await parts.addresses.take(key, async () => {
    const known = await articleFrom(parts, url, key);
    return known === undefined
      ? await addArticle(parts, file)
      : await takeIntoArticle(parts, known, file);
  });
}

/** @returns undefined also where the article cannot be read: then the file becomes an article, and nothing is lost */
async function articleFrom(
  { index, articles }: AppParts,
  url: string,
  key: string,
): Promise<OpenArticle | undefined> {
  const articleId = index.findByAddress(url);
  const article = articleId === undefined ? undefined : await articles.open(articleId);
  if (article === undefined || !article.ok) return undefined;
  // The index may be behind the files.
  const isFromThere = article.value.record.versions.some(
    (version) => version.url !== null && addressKey(version.url) === key,
  );
  return isFromThere ? article.value : undefined;
}

async function takeIntoArticle(
  parts: AppParts,
  article: OpenArticle,
  file: ConvertedFile,
): Promise<Result<TakenFile, Failure>> {
  const { articleId, title, trashed, versions } = article.record;
  const inTrash = trashed ? [importWording.inTrash] : [];
  const { textHash } = file.version.facts;
  const isTextKnown = versions.some((version) => version.textHash === textHash);
  if (isTextKnown && !bringsPictures(article, file)) {
    return ok({ status: "known", articleId, title, reason: sentences(inTrash) });
  }
  const taken = await takeVersion(parts, article, file);
  if (!taken.ok) return taken;
  const { update, record } = taken.value;
  return ok({
    status: "updated",
    articleId,
    title: record.title,
    reason: sentences([
      ...whyItStaysShut(article, update),
      ...inTrash,
      ...remarksOn(file.version.facts),
    ]),
    update,
  });
}

/** Whether it is the text that opens, saved with more of its pictures. */
function bringsPictures(
  { record, document }: OpenArticle,
  { version: { facts, assets } }: ConvertedFile,
): boolean {
  if (!document.ok || record.current.textHash !== facts.textHash) return false;
  const here = new Set(document.value.html.match(/\.\.\/assets\/[0-9a-f]{64}\.\w+/g));
  return assets.length > here.size;
}

function whyItStaysShut(
  { record }: OpenArticle,
  { opens, share }: NonNullable<TakenFile["update"]>,
): readonly string[] {
  if (opens) return [];
  return [
    record.chosenBy === "reader" ? importWording.chosenOpens : importWording.littleLeft(share),
  ];
}

function remarksOn({ unreadFrontMatter }: VersionFacts): readonly string[] {
  return unreadFrontMatter === null ? [] : [importWording.unreadFrontMatter(unreadFrontMatter)];
}

function sentences(list: readonly string[]): string | null {
  return list.length === 0 ? null : list.join(" ");
}

async function addArticle(
  parts: AppParts,
  { original, version, document }: ConvertedFile,
): Promise<Result<TakenFile, Failure>> {
  const articleId = parts.newId.article();
  const created = version.facts.imported;
  const added = await parts.library.addArticle({ articleId, created, original, version });
  if (!added.ok) return added;
  const tagged = await tag(parts, articleId, document.sourceTags);
  if (!tagged.ok) return tagged;
  const similarTo = await findSimilar(parts, articleId, document);
  const { title } = document;
  return ok({
    status: "added",
    articleId,
    title,
    reason: sentences(remarksOn(version.facts)),
    ...(similarTo !== undefined && { similarTo }),
  });
}

/** Puts it into the index, too. */
async function tag(
  { articles }: AppParts,
  articleId: ArticleId,
  sourceTags: readonly string[],
): Promise<Result<void, Failure>> {
  const tags = sourceTags.flatMap((typed) => normaliseTag(typed) ?? []);
  if (tags.length === 0) {
    await articles.refresh([articleId]);
    return ok(undefined);
  }
  const change: Change = { kind: "article", id: articleId, add: { tags } };
  const tagged = await articles.write(articleId, [change], {});
  return tagged.ok ? ok(undefined) : tagged;
}
