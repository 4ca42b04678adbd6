import type { Annotation } from "#core/annotation/annotation.js";
import type { Tag } from "#core/tag/tag.js";
import { type Database, numberIn, textIn } from "./database.ts";
import { MEANT } from "./meant-articles.ts";
import type { ArticleRow } from "./rows.ts";

/**
 * What is counted, each by name: articles by their state, or in the trash; annotations, all or those that need a look; and what carries
 * a tag itself, by the tag as JSON. Nothing that is in the trash has a state or carries a tag here, and no annotation counts whose
 * article is there.
 */
export type Counted = "article" | "annotation" | "article_tag" | "annotation_tag";
export const IN_TRASH = "trashed";
export const ALL_ANNOTATIONS = "all";
export const NEEDING_LOOK = "needLook";

/** By how much counts differ after a write. Kept with it, in the same transaction, they are those of a recount at any time. */
export interface Tally {
  add(counted: Counted, name: string, difference: number): void;
  addTags(
    counted: "article_tag" | "annotation_tag",
    tags: readonly Tag[],
    difference: number,
  ): void;
  /** Writes down what has come together. */
  keep(database: Database): void;
}

export function createTally(): Tally {
  const differences = new Map<Counted, Map<string, number>>();

  function add(counted: Counted, name: string, difference: number): void {
    let names = differences.get(counted);
    if (names === undefined) differences.set(counted, (names = new Map<string, number>()));
    names.set(name, (names.get(name) ?? 0) + difference);
  }

  return {
    add,
    addTags(counted, tags, difference) {
      for (const tag of new Set(tags)) add(counted, JSON.stringify(tag), difference);
    },
    keep(database) {
      for (const [counted, names] of differences) {
        for (const [name, difference] of names) change(database, counted, name, difference);
      }
      differences.clear();
    },
  };
}

function change(database: Database, counted: Counted, name: string, difference: number): void {
  if (difference === 0) return;
  database.run(
    `INSERT INTO kept_count (counted, name, count) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
    counted,
    name,
    difference,
  );
  if (difference > 0) return;
  database.run(
    "DELETE FROM kept_count WHERE counted = ? AND name = ? AND count = 0",
    counted,
    name,
  );
}

/** @param difference  1 for an article as it is now, -1 for what it was */
export function tallyArticle(
  tally: Tally,
  { purged, trashed, state, tags }: Pick<ArticleRow, "purged" | "trashed" | "state" | "tags">,
  difference: 1 | -1,
): void {
  if (purged) return;
  tally.add("article", trashed ? IN_TRASH : state, difference);
  if (!trashed) tally.addTags("article_tag", tags, difference);
}

/** @param annotation  of an article that is not in the trash */
export function tallyAnnotation(
  tally: Tally,
  { purged, trashed, tags }: Pick<Annotation, "purged" | "trashed" | "tags">,
  needsLook: boolean,
  difference: 1 | -1,
): void {
  if (purged || trashed) return;
  tally.add("annotation", ALL_ANNOTATIONS, difference);
  if (needsLook) tally.add("annotation", NEEDING_LOOK, difference);
  tally.addTags("annotation_tag", tags, difference);
}

/** Whether the annotations of an article count. What was deleted for good leaves its own behind. */
export function showsAnnotations({ purged, trashed }: Pick<ArticleRow, "purged" | "trashed">) {
  return purged || !trashed;
}

/** Adds what the articles that are meant carry, and their annotations, as the tables have them; see `meanArticles`. */
export function tallyMeant(database: Database, tally: Tally, difference: 1 | -1): void {
  // The plus leaves SQLite the index that holds all of this, and is gone through once.
  const annotations = `FROM annotation WHERE +trashed = 0 AND +article IN ${MEANT}`;
  const sums = database.first(
    `SELECT count(*) AS count, coalesce(sum(needsLook), 0) AS needLook ${annotations}`,
  );
  if (sums === undefined) throw new Error("a sum has one row");
  tally.add("annotation", ALL_ANNOTATIONS, difference * numberIn(sums, "count"));
  tally.add("annotation", NEEDING_LOOK, difference * numberIn(sums, "needLook"));
  for (const [counted, column, carriers] of [
    ["article_tag", "article", MEANT],
    ["annotation_tag", "annotation", `(SELECT number ${annotations})`],
  ] as const) {
    const counts = countByTag(database, counted, `${column} IN ${carriers}`);
    for (const [tag, count] of counts) tally.add(counted, tag, difference * count);
  }
}

/** What lies in the trash, being little, is listed once and left out, instead of looking up every carrier. */
export const NOT_IN_TRASH = {
  article_tag: "article NOT IN (SELECT number FROM article WHERE trashed > 0)",
  annotation_tag: `annotation NOT IN (SELECT number FROM annotation WHERE trashed > 0)
    AND annotation NOT IN (SELECT n.number FROM article a CROSS JOIN annotation n ON n.article = a.number
      WHERE a.trashed = 1)`,
} as const;

/** Name by name, as the table stands; only names that are spelled in several ways are counted by spelling. */
function countByTag(
  database: Database,
  table: "article_tag" | "annotation_tag",
  where: string,
): ReadonlyMap<string, number> {
  const rows = database.all(
    `SELECT name, min(tag) AS tag, max(tag) AS last, count(*) AS count FROM ${table}
     WHERE ${where} GROUP BY name`,
  );
  const spelled = rows.flatMap((row) =>
    row["tag"] === row["last"]
      ? [row]
      : database.all(
          `SELECT tag, count(*) AS count FROM ${table} WHERE ${where} AND name = ? GROUP BY tag`,
          textIn(row, "name"),
        ),
  );
  return new Map(spelled.map((row) => [textIn(row, "tag"), numberIn(row, "count")]));
}

/** All counts of one kind, by name. */
export function keptCounts(database: Database, counted: Counted): ReadonlyMap<string, number> {
  const rows = database.all("SELECT name, count FROM kept_count WHERE counted = ?", counted);
  return new Map(rows.map((row) => [textIn(row, "name"), numberIn(row, "count")]));
}

/** @throws what is wrong with the counts, in a sentence */
export function checkCounts(database: Database): void {
  for (const [counted, counts] of Object.entries(recount(database))) {
    // The names of what is counted are those of the record.
    const kept = keptCounts(database, counted as Counted);
    const isRight = [...counts].every(([name, count]) => count === 0 || kept.get(name) === count);
    const right = [...counts.values()].filter((count) => count !== 0).length;
    if (!isRight || kept.size !== right) throw new Error("a count is not that of what is there");
  }
}

export function recount(database: Database): Record<Counted, ReadonlyMap<string, number>> {
  const byName = (sql: string) =>
    new Map(database.all(sql).map((row) => [textIn(row, "name"), numberIn(row, "count")]));
  return {
    article: byName(
      `SELECT iif(trashed = 1, '${IN_TRASH}', state) AS name, count(*) AS count
       FROM article WHERE trashed <> 2 GROUP BY 1`,
    ),
    // The plus leaves SQLite the index that holds all of this, instead of one by which it would read every annotation.
    annotation: byName(
      `WITH shown AS (SELECT count(*) AS every, coalesce(sum(needsLook), 0) AS needLook FROM annotation
         WHERE +trashed = 0 AND article NOT IN (SELECT number FROM article WHERE trashed = 1))
       SELECT '${ALL_ANNOTATIONS}' AS name, every AS count FROM shown
       UNION ALL SELECT '${NEEDING_LOOK}', needLook FROM shown`,
    ),
    article_tag: countByTag(database, "article_tag", NOT_IN_TRASH.article_tag),
    annotation_tag: countByTag(database, "annotation_tag", NOT_IN_TRASH.annotation_tag),
  };
}
