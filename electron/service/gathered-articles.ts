import { randomBytes } from "node:crypto";
import { GatheredId } from "#contract/calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { packIds, unpackIds } from "#core/operation/bulk-deed.js";

/** A window works on one, and each keeps its own for as long as no more others were gathered since. 2.6 MB for a hundred thousand articles. */
const MOST_KEPT = 8;

/** Articles that windows do several things to, whatever becomes of the list that they were chosen in: named once, they need not cross each time. */
export interface GatheredArticles {
  gather(articleIds: readonly ArticleId[]): GatheredId;
  /** @returns each once, in the order of their ids; undefined where they were forgotten */
  find(id: GatheredId): readonly ArticleId[] | undefined;
}

export function createGatheredArticles(): GatheredArticles {
  /** Those that were asked for last stand last. */
  const kept = new Map<GatheredId, string>();

  return {
    gather(articleIds) {
      const id = GatheredId.parse(randomBytes(16).toString("hex"));
      kept.set(id, packIds(articleIds));
      const [oldest] = kept.keys();
      if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
      return id;
    },
    find(id) {
      const packed = kept.get(id);
      if (packed === undefined) return undefined;
      kept.delete(id);
      kept.set(id, packed);
      return unpackIds(packed);
    },
  };
}
