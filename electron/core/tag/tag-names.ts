import { compareText } from "../compare-text.ts";
import type { TagMark } from "../library/library-marks.ts";
import { foldName } from "../text/fold-for-search.ts";
import { normaliseTag, type Tag } from "./tag.ts";
import { endCircles, type TagRename } from "./tag-renames.ts";

/**
 * What tags are called now. Articles and highlights keep the names that they were tagged with; the library's marks say which of
 * those were renamed, merged or deleted. Spellings that search takes for the same are the same tag here.
 */
export interface TagNames {
  /** Whether nothing was ever renamed or deleted: every tag is called what it is stored as. */
  readonly isPlain: boolean;
  /** The name that a tag has now, deleted or not. Asked for that name, it gives it again. */
  nameOf(tag: Tag): Tag;
  /** @returns undefined when the tag, or one above it, was deleted */
  shownAs(tag: Tag): Tag | undefined;
  /** Stored tags as they are shown: each once, sorted by code unit. */
  shown(tags: readonly Tag[]): Tag[];
  /** The deleted tags that keep this one out of sight: itself, or those above it. */
  deletedAbove(tag: Tag): readonly Tag[];
  /** Those of the stored tags that are shown under this very name. */
  storedAs(name: Tag, stored: readonly Tag[]): Tag[];
}

export function tagNames(marks: readonly TagMark[]): TagNames {
  const renames = endCircles(renamesIn(marks));
  const deleted = new Map(
    marks.filter(({ trashed }) => trashed === true).map(({ tag }) => [foldName(tag), tag]),
  );

  function nameOf(tag: Tag): Tag {
    if (renames.size === 0) return tag;
    let at = tag;
    // Without circles this ends; see `endCircles`.
    for (let step = next(at, renames); step !== undefined; step = next(at, renames)) {
      at = step.tag;
      if (step.isEnd) break;
    }
    return at;
  }

  function deletedAbove(tag: Tag): readonly Tag[] {
    if (deleted.size === 0) return [];
    const name = nameOf(tag);
    return [name, ...stepsAbove(name)].flatMap((step) => deleted.get(foldName(step)) ?? []);
  }

  function shownAs(tag: Tag): Tag | undefined {
    return deletedAbove(tag).length > 0 ? undefined : nameOf(tag);
  }

  return {
    isPlain: renames.size === 0 && deleted.size === 0,
    nameOf,
    shownAs,
    deletedAbove,
    shown(tags) {
      if (renames.size === 0 && deleted.size === 0) return [...tags];
      const names = new Set(tags.flatMap((tag) => shownAs(tag) ?? []));
      return [...names].toSorted(compareText);
    },
    storedAs: (name, stored) => stored.filter((tag) => shownAs(tag) === name),
  };
}

/** @returns what a tag is renamed to by the nearest rename above it; undefined when there is none */
function next(
  tag: Tag,
  renames: ReadonlyMap<string, TagRename>,
): { readonly tag: Tag; readonly isEnd: boolean } | undefined {
  const step = [tag, ...stepsAbove(tag)].find((above) => renames.has(foldName(above)));
  const rename = step === undefined ? undefined : renames.get(foldName(step));
  if (step === undefined || rename === undefined) return undefined;
  return { tag: moved(tag, step, rename.target), isEnd: rename.isEnd };
}

/** Of several spellings of one tag, which only two devices at once can rename apart, the smallest counts. */
function renamesIn(marks: readonly TagMark[]): Map<string, TagRename> {
  const renames = new Map<string, TagRename>();
  for (const { tag, aliasOf } of marks.toSorted((a, b) => compareText(a.tag, b.tag))) {
    const key = foldName(tag);
    if (aliasOf === null || renames.has(key)) continue;
    renames.set(key, { tag, target: aliasOf, isEnd: foldName(aliasOf) === key });
  }
  return renames;
}

/** @returns what stands above a tag, the nearest first */
export function stepsAbove(tag: Tag): readonly Tag[] {
  const above: Tag[] = [];
  for (let end = tag.lastIndexOf("/"); end > 0; end = tag.lastIndexOf("/", end - 1)) {
    // The first steps of a tag are one.
    above.push(tag.slice(0, end) as Tag);
  }
  return above;
}

/** Whether a tag is another one or stands below it. */
export function isWithin(tag: Tag, other: Tag): boolean {
  const name = foldName(other);
  return [tag, ...stepsAbove(tag)].some((step) => foldName(step) === name);
}

/**
 * A tag, carried from one place in the tree to another with what stands above it.
 * @param from  the tag itself or one above it
 */
export function moved(tag: Tag, from: Tag, to: Tag): Tag {
  const steps = from.split("/").length;
  const rest = tag.split("/").slice(steps);
  return normaliseTag([to, ...rest].join("/")) ?? to;
}
