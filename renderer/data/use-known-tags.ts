import type { Tag } from "#core/tag/tag.js";
import { useOverview } from "./use-overview.ts";

/** @returns every tag there is, most used first, for completing */
export function useKnownTags(): readonly Tag[] {
  const tags = useOverview()?.tags ?? [];
  return tags.toSorted((a, b) => b.count - a.count).map(({ tag }) => tag);
}
