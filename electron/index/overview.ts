import type { Tag } from "#core/tag/tag.js";
import { storedTag } from "./carried-tags.ts";
import { type Database, numberIn } from "./database.ts";
import { getLibraryMarks } from "./library-marks-table.ts";
import { countArticles } from "./list-articles.ts";
import type { IndexOverview, TagCount } from "./rows.ts";
import { tagAliases } from "./tag-aliases.ts";
import type { LibraryMarks } from "#core/library/library-marks.js";

export function overview(database: Database): IndexOverview {
  return database.read(() => {
    const marks = getLibraryMarks(database);
    return {
      counts: counts(database),
      tags: tagCounts(database, marks),
      savedSearches: marks.savedSearches.map(({ id, name, query }) => ({
        id,
        name,
        query,
        count: countArticles(database, query),
      })),
      colorNames: { ...marks.colorNames },
    };
  });
}

function counts(database: Database): IndexOverview["counts"] {
  const states = database.first(`
    SELECT coalesce(sum(trashed = 0 AND state = 'inbox'), 0) AS inbox,
      coalesce(sum(trashed = 0 AND state = 'reading'), 0) AS reading,
      coalesce(sum(trashed = 0 AND state = 'done'), 0) AS done,
      coalesce(sum(trashed = 0 AND state = 'archived'), 0) AS archived,
      coalesce(sum(trashed), 0) AS trashed
    FROM article`);
  const annotations = database.first(`
    SELECT count(*) AS annotations, coalesce(sum(anchor IN ('uncertain', 'orphaned')), 0) AS needLook
    FROM annotation
    WHERE trashed = 0 AND article NOT IN (SELECT number FROM article WHERE trashed = 1)`);
  if (states === undefined || annotations === undefined) throw new Error("a sum has one row");
  return {
    inbox: numberIn(states, "inbox"),
    reading: numberIn(states, "reading"),
    done: numberIn(states, "done"),
    archived: numberIn(states, "archived"),
    trashed: numberIn(states, "trashed"),
    annotations: numberIn(annotations, "annotations"),
    needLook: numberIn(annotations, "needLook"),
  };
}

const TAGS = `
SELECT tag, sum(carriers) AS count FROM (
  SELECT tag, count(*) AS carriers FROM article_tag
  WHERE article NOT IN (SELECT number FROM article WHERE trashed = 1) GROUP BY tag
  UNION ALL
  SELECT t.tag, count(*) FROM annotation_tag t JOIN annotation n ON n.number = t.annotation
  WHERE n.trashed = 0 AND n.article NOT IN (SELECT number FROM article WHERE trashed = 1) GROUP BY t.tag
) GROUP BY tag`;

/** Sorted by name as the reader spells it. What was merged into another tag is counted there. */
function tagCounts(database: Database, marks: LibraryMarks): TagCount[] {
  const { resolve } = tagAliases(marks);
  const colors = new Map(marks.tags.map(({ tag, color }) => [tag, color]));
  const counted = new Map<Tag, number>();
  for (const row of database.all(TAGS)) {
    const tag = resolve(storedTag(row));
    counted.set(tag, (counted.get(tag) ?? 0) + numberIn(row, "count"));
  }
  return [...counted]
    .map(([tag, count]) => ({ tag, count, color: colors.get(tag) ?? null }))
    .toSorted((a, b) => (a.tag < b.tag ? -1 : 1));
}
