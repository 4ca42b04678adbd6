import { compareText } from "../compare-text.ts";
import type { Tag } from "../tag/tag.ts";
import { seenByAny } from "./happened-before.ts";
import type { Standing } from "./history.ts";
import type { HybridTime } from "./operation.ts";

/** An entry of a history, seen as what it does to tags. */
export interface TaggingEntry extends Standing {
  readonly operation: {
    readonly t: HybridTime;
    readonly add?: { readonly tags: readonly Tag[] } | undefined;
    readonly remove?: { readonly tags: readonly Tag[] } | undefined;
  };
}

/**
 * The tags that were added and not removed by anyone who had seen the addition.
 * @returns sorted by code unit
 */
export function foldTags(history: readonly TaggingEntry[]): Tag[] {
  const added = entriesByTag(history, "add");
  const removed = entriesByTag(history, "remove");
  const tags: Tag[] = [];
  for (const [tag, additions] of added) {
    const isRemoved = seenByAny(removed.get(tag) ?? []);
    if (additions.some((addition) => !isRemoved(addition))) tags.push(tag);
  }
  return tags.toSorted(compareText);
}

function entriesByTag(
  history: readonly TaggingEntry[],
  change: "add" | "remove",
): Map<Tag, TaggingEntry[]> {
  const byTag = new Map<Tag, TaggingEntry[]>();
  for (const entry of history) {
    for (const tag of entry.operation[change]?.tags ?? []) {
      const entries = byTag.get(tag);
      if (entries === undefined) byTag.set(tag, [entry]);
      else entries.push(entry);
    }
  }
  return byTag;
}
