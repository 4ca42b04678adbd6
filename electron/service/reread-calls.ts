import { stat } from "node:fs/promises";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";
import type { OpenArticle } from "./open-article.ts";
import { readAnew, rereadVersion } from "./reread-version.ts";
import { pathOfOriginal } from "./stored-original.ts";

export type RereadCalls = Pick<
  Handlers,
  "articles.original" | "articles.preview" | "articles.reread"
>;

/** Enough to see whether letters are letters. In UTF-16 code units. */
const BEGINNING = 600;

/** The file that an article was made of, and what it reads like in another encoding. */
export function rereadCalls(parts: AppParts): RereadCalls {
  const { library } = parts;
  return {
    async "articles.original"({ articleId, contentHash }) {
      const found = await findVersion(parts, articleId, contentHash);
      if (!found.ok) return found;
      const path = await pathOfOriginal(library, articleId, found.value.facts);
      if (!path.ok) return path;
      return ok({ size: (await stat(path.value)).size });
    },

    async "articles.preview"({ articleId, contentHash, encoding }, { signal }) {
      const found = await findVersion(parts, articleId, contentHash);
      if (!found.ok) return found;
      const { article, facts } = found.value;
      const read = await readAnew(parts, article.record, facts, { encoding, signal });
      if (!read.ok) return read;
      const { version, plainText } = read.value;
      return ok({
        encoding: version.facts.encoding ?? "",
        title: version.facts.title,
        beginning: plainText.slice(0, BEGINNING),
        isSame: version.facts.contentHash === contentHash,
      });
    },

    async "articles.reread"({ articleId, contentHash, encoding }, { signal }) {
      const found = await findVersion(parts, articleId, contentHash);
      if (!found.ok) return found;
      const { article, facts } = found.value;
      return rereadVersion(parts, article, facts, { encoding, signal });
    },
  };
}

async function findVersion(
  { articles }: AppParts,
  articleId: ArticleId,
  contentHash: ContentHash,
): Promise<Result<{ article: OpenArticle; facts: VersionFacts }, Failure>> {
  const article = await articles.open(articleId);
  if (!article.ok) return article;
  const facts = article.value.record.versions.find((one) => one.contentHash === contentHash);
  if (facts === undefined) return fail({ code: "version-not-found", detail: contentHash });
  return ok({ article: article.value, facts });
}
