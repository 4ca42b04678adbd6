import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import { ASSET_POLICY } from "#contract/asset-policy.js";
import { ASSET_MEDIA_TYPES, ASSET_NAME } from "#core/article/asset.js";
import { ArticleId } from "#core/identity/ids.js";
import type { ServedAsset } from "../service/assets.ts";
import { fileResponse, refusal } from "./guarded-response.ts";
import { plainSegments } from "./plain-segments.ts";
import { ASSETS } from "./schemes.ts";

/** Main believes nobody, not even the service. */
const MEDIA_TYPES: ReadonlySet<string> = new Set(Object.values(ASSET_MEDIA_TYPES));

/**
 * `postil-asset://a/<article-id>/<hash>.<ext>`: the pictures of articles.
 * @param resolveAsset  finds the file among the article's own; undefined when it has none by that name
 */
export function serveAssets(
  protocol: Protocol,
  resolveAsset: (articleId: ArticleId, name: string) => Promise<ServedAsset | undefined>,
): void {
  protocol.handle(ASSETS.scheme, async ({ method, url }) => {
    if (method !== "GET") return refusal(405);
    const [articleId, name, ...rest] = plainSegments(url, ASSETS) ?? [];
    const id = ArticleId.safeParse(articleId);
    if (!id.success || name === undefined || rest.length > 0) return refusal(404);
    if (!ASSET_NAME.test(name)) return refusal(404);
    const asset = await resolveAsset(id.data, name);
    if (asset === undefined || !MEDIA_TYPES.has(asset.mediaType)) return refusal(404);
    return await readAsset(asset);
  });
}

async function readAsset({ path, mediaType }: ServedAsset): Promise<Response> {
  try {
    return fileResponse(await readFile(path), { mediaType, policy: ASSET_POLICY });
  } catch {
    // It vanished since it was looked up, or cannot be read: the window shows a missing picture.
    return refusal(404);
  }
}
