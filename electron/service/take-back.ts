import type { ArticleRecord } from "#core/article/article-record.js";
import type { Failure } from "#core/failure/failure.js";
import type { Change } from "#core/operation/operation.js";
import { ok, type Result } from "#core/result.js";
import { importWording } from "#core/wording/import-wording.js";
import type { AppParts } from "./app-parts.ts";
import type { ConvertedFile } from "./new-version.ts";
import type { TakenFile } from "./take-file.ts";

/** A file whose article was deleted for good: the article is there again, with everything that was marked in it. */
export async function takeBack(
  { library, articles }: AppParts,
  { articleId }: ArticleRecord,
  { original, version }: ConvertedFile,
): Promise<Result<TakenFile, Failure>> {
  const added = await library.addVersion(articleId, version, original);
  if (!added.ok) return added;
  const change: Change = {
    kind: "article",
    id: articleId,
    set: { trashed: false, state: "inbox" },
  };
  const back = await articles.write(articleId, [change], {});
  if (!back.ok) return back;
  const { title } = back.value.record;
  return ok({ status: "added", articleId, title, reason: importWording.cameBack });
}
