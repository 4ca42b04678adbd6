import { z } from "zod";
import { assertNever } from "../assert-never.ts";
import type { TagMark } from "../library/library-marks.ts";
import type { Change } from "../operation/operation.ts";
import { foldName } from "../text/fold-for-search.ts";
import { isWithin, moved, tagNames } from "./tag-names.ts";
import { Tag } from "./tag.ts";

/** What a reader does to a tag across the whole library. */
export const TagChange = z.discriminatedUnion("kind", [
  /** Also merges, where there is a tag of that name, and makes a name of no tag another name of one. */
  z.object({ kind: z.literal("rename"), tag: Tag, to: Tag }),
  /** What was tagged with an old name gets it back. */
  z.object({ kind: z.literal("separate"), tag: Tag }),
  z.object({ kind: z.literal("delete"), tag: Tag }),
  z.object({ kind: z.literal("restore"), tag: Tag }),
]);
export type TagChange = z.infer<typeof TagChange>;

export type TagOperation = Extract<Change, { kind: "tag" }>;

/** Renames that have to make way for one; each round settles those that the round before uncovered. */
const MOST_ROUNDS = 10;

/**
 * The operations on the library's marks that make a change; none is written to an article.
 * @param stored  the tags that articles and highlights carry, as they were tagged
 * @returns the one the deed is named after first; empty when nothing changes
 */
export function planTagChange(
  marks: readonly TagMark[],
  change: TagChange,
  stored: readonly Tag[],
): readonly TagOperation[] {
  switch (change.kind) {
    case "rename":
      return rename(marks, change.tag, change.to, stored);
    case "separate":
      return separate(marks, change.tag);
    case "delete":
      return tagNames(marks).shownAs(change.tag) === undefined ? [] : [trashing(change.tag, true)];
    case "restore":
      return bringBack(marks, change.tag);
    default:
      return assertNever(change);
  }
}

/** Takes a tag, and those above it, out of the trash. */
export function bringBack(marks: readonly TagMark[], tag: Tag): readonly TagOperation[] {
  return tagNames(marks)
    .deletedAbove(tag)
    .map((deleted) => trashing(deleted, false));
}

/** The marks as they will be. */
export function withOperations(
  marks: readonly TagMark[],
  operations: readonly TagOperation[],
): readonly TagMark[] {
  const byTag = new Map(marks.map((mark) => [mark.tag, mark]));
  for (const { id, set } of operations) {
    const before = byTag.get(id) ?? { tag: id, color: null, aliasOf: null };
    const trashed = set.trashed ?? before.trashed ?? false;
    byTag.set(id, {
      tag: id,
      color: set.color === undefined ? before.color : set.color,
      aliasOf: set.aliasOf === undefined ? before.aliasOf : set.aliasOf,
      ...(trashed && { trashed }),
    });
  }
  return [...byTag.values()];
}

function rename(
  marks: readonly TagMark[],
  from: Tag,
  to: Tag,
  stored: readonly Tag[],
): readonly TagOperation[] {
  if (from === to) return [];
  const before = tagNames(marks);
  const called = before.nameOf(to);
  // An old name of another tag means that one. An old name of this tag, or of one below it, is taken back.
  const target = isWithin(called, from) ? to : called;
  const targets = new Map<Tag, Tag>();
  for (const tag of [from, ...spellings(marks, from)]) targets.set(tag, target);
  const operations = (): readonly TagOperation[] => [
    ...[...targets].map(([tag, aliasOf]) => renaming(tag, aliasOf)),
    ...bringBack(marks, target),
  ];
  const known = new Set([...marks.map(({ tag }) => tag), ...stored]);
  const expected = [...known].map((tag) => {
    const name = before.nameOf(tag);
    return { tag, wanted: isWithin(name, from) ? moved(name, from, target) : name };
  });
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const after = tagNames(withOperations(marks, operations()));
    const size = targets.size;
    // What comes to an old name of some tag is that tag, as if somebody had typed it.
    const astray = expected.filter(
      ({ tag, wanted }) =>
        after.nameOf(tag) !== wanted && (isWithin(wanted, tag) || after.nameOf(wanted) === wanted),
    );
    const isReached = after.nameOf(from) === target && after.nameOf(target) === target;
    // First the name itself has to stand for itself; what does not come to it then is sent there at once.
    if (round === 0 && (!isReached || astray.length > 0)) {
      for (const tag of [target, ...spellings(marks, target)]) targets.set(tag, target);
    } else {
      for (const { tag, wanted } of astray) {
        if (!targets.has(tag)) targets.set(tag, wanted);
        // What goes below itself stands for itself there, or it would go on and on.
        if (isWithin(wanted, tag) && !targets.has(wanted)) targets.set(wanted, wanted);
      }
    }
    if (targets.size === size) break;
  }
  const planned = tagNames(withOperations(marks, operations()));
  const all = [...expected, { tag: from, wanted: target }, { tag: target, wanted: target }];
  const isDone = all.every(({ tag, wanted }) => planned.nameOf(tag) === planned.nameOf(wanted));
  if (!isDone || planned.nameOf(target) !== target) {
    for (const [tag, name] of settled(all)) targets.set(tag, name);
  }
  return operations();
}

/**
 * After many renames to and fro what is renamed once more may come round to itself. Then every tag goes straight to its name, and
 * each name stands for itself: whatever may follow such a rename has fewer steps, so that no circle is left.
 * @param expected  later ones count
 */
function settled(
  expected: readonly { readonly tag: Tag; readonly wanted: Tag }[],
): ReadonlyMap<Tag, Tag> {
  const wantedOf = new Map(expected.map(({ tag, wanted }) => [foldName(tag), wanted]));
  const names = new Map<Tag, Tag>();
  for (const { tag } of expected) {
    let name = tag;
    const passed = new Set<Tag>();
    for (let at: Tag | undefined = tag; at !== undefined && !passed.has(at);) {
      name = at;
      passed.add(at);
      at = wantedOf.get(foldName(at));
    }
    names.set(name, name);
    names.set(tag, name);
  }
  return names;
}

function separate(marks: readonly TagMark[], tag: Tag): readonly TagOperation[] {
  if (tagNames(marks).nameOf(tag) === tag) return [];
  const freed = spellings(marks, tag).map((spelling) => renaming(spelling, null));
  const after = tagNames(withOperations(marks, freed));
  if (after.nameOf(tag) === tag) return freed;
  // One above it is called something else, and would carry it along.
  return [renaming(tag, tag), ...freed.filter(({ id }) => id !== tag)];
}

/** The names under which a tag was renamed before. */
function spellings(marks: readonly TagMark[], tag: Tag): readonly Tag[] {
  const name = foldName(tag);
  return marks
    .filter((mark) => mark.aliasOf !== null && foldName(mark.tag) === name)
    .map((mark) => mark.tag);
}

function renaming(tag: Tag, aliasOf: Tag | null): TagOperation {
  return { kind: "tag", id: tag, set: { aliasOf } };
}

function trashing(tag: Tag, trashed: boolean): TagOperation {
  return { kind: "tag", id: tag, set: { trashed } };
}
