import { useMemo } from "react";
import { type TagNames, tagNames } from "#core/tag/tag-names.js";
import { normaliseTag, type Tag } from "#core/tag/tag.js";
import { wording } from "#core/wording/wording.js";
import { useOverview } from "../data/use-overview.ts";
import { showToast } from "../ui/toasts.ts";

/** What tags are called now. */
export function useTagNames(): TagNames {
  const marks = useOverview()?.tagMarks;
  return useMemo(() => tagNames(marks ?? []), [marks]);
}

/**
 * Hands on what a tag is called now, and says so where somebody typed what it was called before.
 * @param onAdd  what to do with a tag that was typed or chosen
 */
export function useNamedTags(onAdd: (tag: Tag) => void): (typed: Tag) => void {
  const names = useTagNames();
  return (typed) => {
    const name = normaliseTag(names.nameOf(typed)) ?? typed;
    onAdd(name);
    if (names.deletedAbove(name).length > 0) {
      showToast({ text: wording.manageTags.backAgain(names.deletedAbove(name)[0] ?? name) });
    } else if (name !== typed) showToast({ text: wording.manageTags.calledNow(typed, name) });
  };
}
