import { compareText } from "#core/compare-text.js";
import type { Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import { storedTag } from "./carried-tags.ts";
import { articleTag, annotationTag } from "./compile-query.ts";
import { type Database, numberIn } from "./database.ts";
import type { SearchFacets } from "./rows.ts";
import { storedNamesOf, tagNamesOf } from "./tag-names-of.ts";

/** By the folded name. An annotation that was found as it is has its article's tags, too. */
const COUNTS = `
SELECT name, min(tag) AS tag, sum(count) AS count FROM (
  SELECT name, min(tag) AS tag, count(DISTINCT article) AS count FROM article_tag
  WHERE article IN (SELECT number FROM found_article) GROUP BY name
  UNION ALL SELECT name, min(tag) AS tag, count(DISTINCT number) AS count FROM (
    SELECT name, tag, annotation AS number FROM annotation_tag
    WHERE annotation IN (SELECT number FROM found_annotation)
    UNION ALL SELECT t.name AS name, t.tag AS tag, found.number AS number
    FROM (SELECT number, article FROM found_annotation WHERE isOwn = 1) AS found
    JOIN article_tag t ON t.article = found.article
  ) GROUP BY name
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
