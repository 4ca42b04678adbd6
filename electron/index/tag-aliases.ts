import type { LibraryMarks } from "#core/library/library-marks.js";
import type { Query } from "#core/query/query.js";
import { foldName } from "#core/text/fold-for-search.js";
import type { Tag } from "#core/tag/tag.js";

/** Which tags were merged into which. */
export interface TagAliases {
  /** The tag under which this one is counted and shown; itself when it was never merged. */
  resolve(tag: Tag): Tag;
  /** Folded names of all tags that are one with the tag of this name. */
  spellings(name: string): readonly string[];
}

export function tagAliases(marks: LibraryMarks): TagAliases {
  const targets = new Map<Tag, Tag>();
  for (const { tag, aliasOf } of marks.tags) if (aliasOf !== null) targets.set(tag, aliasOf);

  function resolve(tag: Tag): Tag {
    const passed = [tag];
    for (let at = targets.get(tag); at !== undefined; at = targets.get(at)) {
      // In a circle, which two devices at once can make, the smallest name stands for all.
      if (passed.includes(at)) return passed.slice(passed.indexOf(at)).toSorted()[0] ?? tag;
      passed.push(at);
    }
    return passed.at(-1) ?? tag;
  }

  const spellingsOf = new Map<string, Set<string>>();
  for (const tag of new Set([...targets.keys(), ...targets.values()])) {
    const target = foldName(resolve(tag));
    const spellings = spellingsOf.get(target) ?? new Set([target]);
    spellingsOf.set(target, spellings.add(foldName(tag)));
  }
  const targetOf = new Map(
    [...spellingsOf].flatMap(([target, names]) => [...names].map((name) => [name, target])),
  );

  return {
    resolve,
    spellings(name) {
      const folded = foldName(name);
      return [...(spellingsOf.get(targetOf.get(folded) ?? folded) ?? [folded])];
    },
  };
}

/** @returns the same query, in which every tag also means those that are one with it */
export function spellOutTags(query: Query, aliases: TagAliases): Query {
  if (query.kind === "and" || query.kind === "or") {
    return { ...query, parts: query.parts.map((part) => spellOutTags(part, aliases)) };
  }
  if (query.kind === "not") return { ...query, part: spellOutTags(query.part, aliases) };
  if (query.kind !== "tag") return query;
  const parts = aliases.spellings(query.tag).map((tag) => ({ kind: "tag" as const, tag }));
  return parts.length === 1 ? query : { kind: "or", parts };
}
