import type { TagCount } from "#contract/records.js";
import type { Color } from "#core/annotation/color.js";
import { Tag } from "#core/tag/tag.js";

/** One step of a tag path, such as `archives` below `method`. */
export interface TagNode {
  readonly tag: Tag;
  /** Its last step. */
  readonly name: string;
  /** How many carry exactly this tag; 0 for a step that is no tag itself. */
  readonly count: number;
  readonly color: Color | null;
  readonly children: readonly TagNode[];
}

const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true });

/** Arranges tags by their `/` steps, each level in alphabetical order. */
export function buildTagTree(tags: readonly TagCount[]): readonly TagNode[] {
  const known = new Map<string, TagCount>(tags.map((entry) => [entry.tag, entry]));
  return childrenOf("", allPaths(tags), known);
}

/** Every tag and every step above one. */
function allPaths(tags: readonly TagCount[]): readonly string[] {
  const paths = new Set<string>();
  for (const { tag } of tags) {
    const steps = tag.split("/");
    for (let length = 1; length <= steps.length; length += 1) {
      paths.add(steps.slice(0, length).join("/"));
    }
  }
  return [...paths].toSorted((a, b) => byName.compare(a, b));
}

function childrenOf(
  parent: string,
  paths: readonly string[],
  known: ReadonlyMap<string, TagCount>,
): readonly TagNode[] {
  const prefix = parent === "" ? "" : `${parent}/`;
  const below = paths.filter((path) => path.startsWith(prefix) && path !== parent);
  return below
    .filter((path) => !path.slice(prefix.length).includes("/"))
    .map((path) => {
      const entry = known.get(path);
      return {
        tag: Tag.parse(path),
        name: path.slice(prefix.length),
        count: entry?.count ?? 0,
        color: entry?.color ?? null,
        children: childrenOf(path, below, known),
      };
    });
}
