import type { Color } from "#core/annotation/color.js";
import { compareText } from "#core/compare-text.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { LibraryMarks } from "#core/library/library-marks.js";
import type { Tag } from "#core/tag/tag.js";
import { storedTag } from "./carried-tags.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import { getLibraryMarks } from "./library-marks-table.ts";
import type { TagUse } from "./rows.ts";
import { tagNamesOf } from "./tag-names-of.ts";

const ARTICLES = `
SELECT tag, count(*) AS count FROM article_tag
WHERE article NOT IN (SELECT number FROM article WHERE trashed = 1) GROUP BY tag`;
const HIGHLIGHTS = `
SELECT t.tag AS tag, count(*) AS count FROM annotation_tag t JOIN annotation n ON n.number = t.annotation
WHERE n.trashed = 0 AND n.article NOT IN (SELECT number FROM article WHERE trashed = 1) GROUP BY t.tag`;

/** Every tag that something outside the trash carries, as it is called now; deleted ones too. Sorted by name. */
export function listTags(database: Database): TagUse[] {
  return database.read(() => {
    const names = tagNamesOf(database);
    const articles = countsByTag(database, ARTICLES);
    const highlights = countsByTag(database, HIGHLIGHTS);
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
  const tags = JSON.stringify(storedAs.map((tag) => JSON.stringify(tag)));
  const [articles, highlights] = database.all(
    `SELECT count(DISTINCT article) AS count FROM article_tag
       WHERE tag IN (SELECT value FROM json_each(?1))
       AND article NOT IN (SELECT number FROM article WHERE trashed = 1)
     UNION ALL
     SELECT count(DISTINCT t.annotation) FROM annotation_tag t JOIN annotation n ON n.number = t.annotation
       WHERE t.tag IN (SELECT value FROM json_each(?1)) AND n.trashed = 0
       AND n.article NOT IN (SELECT number FROM article WHERE trashed = 1)`,
    tags,
  );
  return {
    articles: articles === undefined ? 0 : numberIn(articles, "count"),
    highlights: highlights === undefined ? 0 : numberIn(highlights, "count"),
  };
}

/** The articles that carry one of these tags, themselves or on a highlight. @param storedAs  as they were tagged */
export function carriersOf(database: Database, storedAs: readonly Tag[]): ArticleId[] {
  const tags = JSON.stringify(storedAs.map((tag) => JSON.stringify(tag)));
  const rows = database.all(
    `SELECT id FROM article WHERE number IN (
       SELECT article FROM article_tag WHERE tag IN (SELECT value FROM json_each(?1))
       UNION SELECT n.article FROM annotation_tag t JOIN annotation n ON n.number = t.annotation
       WHERE t.tag IN (SELECT value FROM json_each(?1))) ORDER BY id`,
    tags,
  );
  // Ids were parsed when their files were read.
  return rows.map((row) => textIn(row, "id") as ArticleId);
}

function countsByTag(database: Database, sql: string): ReadonlyMap<Tag, number> {
  return new Map(database.all(sql).map((row) => [storedTag(row), numberIn(row, "count")]));
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
