import type { KeptCompanion } from "#core/article/kept-companion.js";
import { createAssetCollection } from "../pictures/asset-collection.ts";
import type { Asset } from "../reading-document.ts";
import type { Companion } from "../source-file.ts";

/** @returns those of a page's companions that the article shows, by the assets that they became */
export function keptCompanions(
  companions: readonly Companion[],
  assets: readonly Asset[],
): readonly KeptCompanion[] {
  const kept = new Set(assets.map(({ name }) => name));
  const named = createAssetCollection();
  return companions.flatMap(({ path, bytes }) => {
    const asset = named.add(bytes)?.replace("../assets/", "");
    return asset !== undefined && kept.has(asset) ? [{ path, asset }] : [];
  });
}
