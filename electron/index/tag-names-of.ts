import type { Query } from "#core/query/query.js";
import { type TagNames, tagNames } from "#core/tag/tag-names.js";
import { normaliseTag, type Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import type { TagTable } from "./carried-tags.ts";
import { type Database, textIn } from "./database.ts";
import { getLibraryMarks, getSealedMarks } from "./library-marks-table.ts";

interface KnownNames {
  readonly marks: string | undefined;
  readonly names: TagNames;
}
/** Worked out anew only when the marks are others, whichever process wrote them. */
const known = new WeakMap<Database, KnownNames>();

/** What the tags in the tables are called now: the tables hold them as they were tagged. */
export function tagNamesOf(database: Database): TagNames {
  const marks = getSealedMarks(database);
  const before = known.get(database);
  if (before !== undefined && before.marks === marks) return before.names;
  const names = tagNames(getLibraryMarks(database).tags);
  known.set(database, { marks, names });
  return names;
}

/**
 * @param name  of a tag, also one that it had before
 * @returns folded names of all stored tags that are called so now, or stand below it; undefined when they are just those that
 * their names say
 */
export function storedNamesOf(database: Database, name: string): readonly string[] | undefined {
  const names = tagNamesOf(database);
  const tag = normaliseTag(name);
  if (names.isPlain || tag === undefined) return undefined;
  const wanted = foldName(names.nameOf(tag));
  return listNames(database).filter((stored) => {
    // A folded name is a spelling of its tag like any other.
    const shown = names.shownAs(stored as Tag);
    const folded = shown === undefined ? "" : foldName(shown);
    return folded === wanted || folded.startsWith(`${wanted}/`);
  });
}

/** @returns folded names of what articles are tagged with, and is called so now */
export function namesInUse(database: Database, called: readonly Tag[]): readonly string[] {
  const names = tagNamesOf(database);
  const wanted = new Set(called.map((tag) => foldName(names.nameOf(tag))));
  if (names.isPlain) return [...wanted];
  // A folded name is a spelling of its tag like any other.
  return namesIn(database, "article_tag").filter((stored) =>
    wanted.has(foldName(names.nameOf(stored as Tag))),
  );
}

/** @returns the same query, in which every tag also means what it was called before, and none that was deleted */
export function spellOutTags(database: Database, query: Query): Query {
  if (query.kind === "and" || query.kind === "or") {
    return { ...query, parts: query.parts.map((part) => spellOutTags(database, part)) };
  }
  if (query.kind === "not") return { ...query, part: spellOutTags(database, query.part) };
  if (query.kind !== "tag") return query;
  const storedAs = storedNamesOf(database, query.tag);
  return storedAs === undefined ? query : { ...query, storedAs };
}

/** Leaps from name to name, however many carry each. */
const NAMES = (table: string): string => `
  WITH RECURSIVE names(name) AS (
    SELECT min(name) FROM ${table}
    UNION ALL SELECT (SELECT min(name) FROM ${table} WHERE name > names.name) FROM names WHERE name IS NOT NULL
  ) SELECT name FROM names WHERE name IS NOT NULL`;

function listNames(database: Database): readonly string[] {
  const names = (["article_tag", "annotation_tag"] as const).flatMap((table) =>
    namesIn(database, table),
  );
  return [...new Set(names)];
}

function namesIn(database: Database, table: TagTable): readonly string[] {
  return database.all(NAMES(table)).map((row) => textIn(row, "name"));
}
