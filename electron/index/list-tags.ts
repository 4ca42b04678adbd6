import type { Color } from "#core/annotation/color.js";
import { compareText } from "#core/compare-text.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { LibraryMarks } from "#core/library/library-marks.js";
import type { Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import { storedTag } from "./carried-tags.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import { keptCounts, NOT_IN_TRASH } from "./kept-counts.ts";
import { getLibraryMarks } from "./library-marks-table.ts";
import type { TagUse } from "./rows.ts";
import { tagNamesOf } from "./tag-names-of.ts";

type Carrier = "article" | "annotation";

/** Every tag that something outside the trash carries, as it is called now; deleted ones too. Sorted by name. */
export function listTags(database: Database): TagUse[] {
  return database.read(() => {
    const names = tagNamesOf(database);
    const articles = byTag(keptCounts(database, "article_tag"));
    const highlights = byTag(keptCounts(database, "annotation_tag"));
    const stored = new Set([...articles.keys(), ...highlights.keys()]);
    const byName = Map.groupBy(stored, (tag) => names.nameOf(tag));
    const colorOf = colors(getLibraryMarks(database), names.nameOf);
    return [...byName]
      .map(([tag, storedAs]) => {
        const [only = tag] = storedAs;
        // Something may carry several tags that have become one, and counts once.
        const counts =
          storedAs.length > 1
            ? countCarriers(database, storedAs)
            : { articles: articles.get(only) ?? 0, highlights: highlights.get(only) ?? 0 };
        const isDeleted = names.shownAs(only) === undefined;
        return { tag, ...counts, color: colorOf(tag), storedAs, isDeleted };
      })
      .toSorted((one, other) => compareText(one.tag, other.tag));
  });
}

/** How many outside the trash carry one of these tags or several. @param storedAs  as they were tagged */
export function countCarriers(
  database: Database,
  storedAs: readonly Tag[],
): { readonly articles: number; readonly highlights: number } {
  const count = (carrier: Carrier): number => {
    const counted = database.first(
      `SELECT count(DISTINCT ${carrier}) AS count FROM ${carrier}_tag
       WHERE ${CARRIED} AND ${NOT_IN_TRASH[`${carrier}_tag`]}`,
      ...carriedValues(storedAs),
    );
    return counted === undefined ? 0 : numberIn(counted, "count");
  };
  return { articles: count("article"), highlights: count("annotation") };
}

/** By the folded name, which the tables stand in order of, and then by the reader's own spelling. */
const CARRIED =
  "name IN (SELECT value FROM json_each(?1)) AND tag IN (SELECT value FROM json_each(?2))";

function carriedValues(storedAs: readonly Tag[]): [string, string] {
  const names = new Set(storedAs.map(foldName));
  return [JSON.stringify([...names]), JSON.stringify(storedAs.map((tag) => JSON.stringify(tag)))];
}

/** The articles that carry one of these tags, themselves or on a highlight. @param storedAs  as they were tagged */
export function carriersOf(database: Database, storedAs: readonly Tag[]): ArticleId[] {
  const rows = database.all(
    `SELECT id FROM article WHERE number IN (
       SELECT article FROM article_tag WHERE ${CARRIED}
       UNION SELECT n.article FROM annotation_tag t JOIN annotation n ON n.number = t.annotation WHERE ${CARRIED})
     ORDER BY id`,
    ...carriedValues(storedAs),
  );
  // Ids were parsed when their files were read.
  return rows.map((row) => textIn(row, "id") as ArticleId);
}

function byTag(counts: ReadonlyMap<string, number>): ReadonlyMap<Tag, number> {
  return new Map(Array.from(counts, ([tag, count]) => [storedTag({ tag }), count]));
}

/** A tag without a colour of its own has that of the first name that it had before. */
function colors({ tags }: LibraryMarks, nameOf: (tag: Tag) => Tag): (tag: Tag) => Color | null {
  const inherited = new Map<Tag, Color>();
  const own = new Map<Tag, Color>();
  for (const { tag, color } of tags) {
    if (color === null) continue;
    own.set(tag, color);
    const name = nameOf(tag);
    if (!inherited.has(name)) inherited.set(name, color);
  }
  return (tag) => own.get(tag) ?? inherited.get(tag) ?? null;
}
