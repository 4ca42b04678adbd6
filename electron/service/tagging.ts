import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { Failure } from "#core/failure/failure.js";
import { ok, type Result } from "#core/result.js";
import { bringBack } from "#core/tag/tag-change.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Tag } from "#core/tag/tag.js";
import type { Deed } from "../library/library.ts";
import type { AppParts } from "./app-parts.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

/** What somebody wants to add to what carries some tags already. A name that a tag had before means that tag. */
export function tagsToAdd(
  names: TagNames,
  wanted: readonly Tag[],
  carried: readonly Tag[],
): readonly Tag[] {
  const present = new Set(carried.map(names.nameOf));
  return [...new Set(wanted.map(names.nameOf))].filter((tag) => !present.has(tag));
}

/** @returns everything that is carried and goes by one of these names now */
export function tagsToRemove(
  names: TagNames,
  unwanted: readonly Tag[],
  carried: readonly Tag[],
): readonly Tag[] {
  const gone = new Set(unwanted.map(names.nameOf));
  return carried.filter((tag) => gone.has(names.nameOf(tag)));
}

/** A deleted tag that is used again is no longer deleted: part of the deed that used it. */
export async function bringBackTags(
  { index }: AppParts,
  marks: LibraryMarksDesk,
  used: readonly Tag[],
  deed: Deed,
): Promise<Result<void, Failure>> {
  if (used.length === 0 || index.tagNames().isPlain) return ok(undefined);
  const list = index.libraryMarks().tags;
  const changes = new Map(
    used.flatMap((tag) => bringBack(list, tag)).map((change) => [change.id, change]),
  );
  return changes.size === 0 ? ok(undefined) : marks.write([...changes.values()], deed);
}

/** An article with its highlights, all tags by the names that they have now. */
export function withTagNames(record: ArticleRecord, names: TagNames): ArticleRecord {
  if (names.isPlain) return record;
  return {
    ...record,
    tags: names.shown(record.tags),
    annotations: record.annotations.map((annotation) => taggedAsNow(annotation, names)),
  };
}

export function taggedAsNow<One extends AnnotationState>(annotation: One, names: TagNames): One {
  return names.isPlain ? annotation : { ...annotation, tags: names.shown(annotation.tags) };
}
