import type { Tag } from "#core/tag/tag.js";

const MOST_SUGGESTIONS = 8;

/**
 * @param known  tags that may be offered, most used first
 * @returns those that hold what was typed: first those that begin with it, then by how much they are used
 */
export function suggestTags(typed: string, known: readonly Tag[]): readonly Tag[] {
  const wanted = typed.trim().toLocaleLowerCase();
  if (wanted === "") return [];
  const matches = known.filter((tag) => tag.toLocaleLowerCase().includes(wanted));
  const isStart = (tag: Tag): boolean => tag.toLocaleLowerCase().startsWith(wanted);
  return [...matches.filter(isStart), ...matches.filter((tag) => !isStart(tag))].slice(
    0,
    MOST_SUGGESTIONS,
  );
}
