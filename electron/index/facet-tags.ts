import { compareText } from "#core/compare-text.js";
import type { Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import { storedTag } from "./carried-tags.ts";
import { articleTag, annotationTag } from "./compile-query.ts";
import { type Database, numberIn } from "./database.ts";
import type { SearchFacets } from "./rows.ts";
import { storedNamesOf, tagNamesOf } from "./tag-names-of.ts";

/**
 * By the folded name, in whose order the tables of tags stand: each is gone through from one end to the other, and nothing is sorted.
 * What carries two spellings of one name counts once. An annotation that was found as it is has its article's tags, too, and one
 * of its own that its article has as well counts once.
 */
const COUNTS = `
SELECT name, min(tag) AS tag, sum(count) AS count FROM (
  SELECT name, min(tag) AS tag, count(DISTINCT article) AS count
  FROM article_tag WHERE article IN (SELECT number FROM found_article) GROUP BY name
  UNION ALL SELECT t.name, min(t.tag), count(DISTINCT f.number)
  FROM article_tag t CROSS JOIN found_annotation f ON f.article = t.article AND f.isOwn = 1
  GROUP BY t.name
  UNION ALL SELECT t.name, min(t.tag), count(DISTINCT f.number)
  FROM annotation_tag t CROSS JOIN found_annotation f ON f.number = t.annotation
  WHERE NOT (f.isOwn = 1 AND EXISTS (SELECT 1 FROM article_tag a WHERE a.name = t.name AND a.article = f.article))
  GROUP BY t.name
) GROUP BY name`;

/** Counted anew, one by one; the rest carries less, whatever it is. */
const MOST_COUNTED = 60;

/** How many of what was found (see `countFacets`) each tag leaves; those that leave most first. */
export function countTags(database: Database): SearchFacets["tags"] {
  const names = tagNamesOf(database);
  const stored = database.all(COUNTS).flatMap((row) => {
    const shown = names.shownAs(storedTag(row));
    return shown === undefined ? [] : [{ shown, count: numberIn(row, "count") }];
  });
  const byName = new Map<string, { readonly tag: Tag; most: number; parts: number }>();
  for (const { shown } of stored) {
    const name = foldName(shown);
    if (!byName.has(name)) byName.set(name, { tag: shown, most: 0, parts: 0 });
  }
  // `tag:` means the tags below, too; what carries several of them counts once.
  for (const { shown, count } of stored) {
    for (const name of namesAbove(shown)) {
      const above = byName.get(name);
      if (above === undefined) continue;
      above.most += count;
      above.parts += 1;
    }
  }
  return [...byName.values()]
    .toSorted((one, other) => other.most - one.most)
    .slice(0, MOST_COUNTED)
    .map(({ tag, most, parts }) => ({ tag, count: parts === 1 ? most : countTag(database, tag) }))
    .toSorted((one, other) => other.count - one.count || compareText(one.tag, other.tag));
}

/** @returns a tag's own folded name and those of the tags above it */
function namesAbove(tag: Tag): readonly string[] {
  const steps = foldName(tag).split("/");
  return steps.map((_step, at) => steps.slice(0, at + 1).join("/"));
}

function countTag(database: Database, tag: Tag): number {
  const storedAs = storedNamesOf(database, tag);
  const ofArticle = articleTag(tag, storedAs);
  const ofAnnotation = annotationTag(tag, storedAs);
  const articles = database.first(
    `SELECT count(*) AS count FROM found_article a WHERE ${ofArticle.text}`,
    ...ofArticle.values,
  );
  const annotations = database.first(
    `SELECT count(*) AS count FROM found_annotation n JOIN article a ON a.number = n.article
     WHERE (${ofAnnotation.text}) OR (n.isOwn = 1 AND ${ofArticle.text})`,
    ...ofAnnotation.values,
    ...ofArticle.values,
  );
  if (articles === undefined || annotations === undefined) throw new Error("a count has one row");
  return numberIn(articles, "count") + numberIn(annotations, "count");
}
