import { extname } from "node:path";
import { ASSET_MEDIA_TYPES } from "#core/article/asset.js";
import type { Failure } from "#core/failure/failure.js";
import { ArticleId } from "#core/identity/ids.js";
import { fail, ok, type Result } from "#core/result.js";
import type { Library } from "../library/library.ts";

/** A file of an article that a host may send to the window. */
export interface ServedAsset {
  readonly path: string;
  readonly mediaType: string;
}

/** The name is looked up among the article's assets, never joined to a path. */
export async function resolveAsset(
  library: Pick<Library, "assetPath">,
  articleId: string,
  name: string,
): Promise<Result<ServedAsset, Failure>> {
  const id = ArticleId.safeParse(articleId);
  const mediaType = ASSET_MEDIA_TYPES[extname(name)];
  if (!id.success || mediaType === undefined) return fail({ code: "file-not-found", path: name });
  const path = await library.assetPath(id.data, name);
  return path.ok ? ok({ path: path.value, mediaType }) : path;
}
