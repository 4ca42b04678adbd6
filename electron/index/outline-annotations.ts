import { compareText } from "#core/compare-text.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import type { Tag } from "#core/tag/tag.js";
import { storedArticleRow } from "./article-row.ts";
import { storedTag } from "./carried-tags.ts";
import { type Database, numberIn, textIn } from "./database.ts";
import { type AnnotationChoice, choosePage, FROM, notebookEntry } from "./list-annotations.ts";
import type { AnnotationOutline, ArticleSource, NotebookEntry } from "./rows.ts";
import { tagNamesOf } from "./tag-names-of.ts";

/** Every annotation of a choice in its order, with what it can be grouped by, and no more: there may be many thousand. */
export function outlineAnnotations(
  database: Database,
  choice: AnnotationChoice,
): AnnotationOutline {
  return database.read(() => {
    const all = choosePage(database, choice, { offset: 0, limit: -1 });
    const rows = database.all(
      // A cross join keeps the order.
      `SELECT n.number AS number, n.id AS id, n.created AS created, a.id AS owner FROM (${all.text})
       CROSS JOIN annotation n ON n.number = chosen CROSS JOIN article a ON a.number = owner`,
      ...all.values,
    );
    const tags = carriedTags(database);
    const names = tagNamesOf(database);
    const owners = new Set(rows.map((row) => textIn(row, "owner")));
    return {
      entries: rows.map((row) => ({
        // Ids were parsed when their files were read.
        annotationId: textIn(row, "id") as AnnotationId,
        articleId: textIn(row, "owner") as ArticleId,
        created: new Date(numberIn(row, "created")).toISOString(),
        tags: names.shown(tags.get(numberIn(row, "number")) ?? []),
      })),
      articles: articleRows(database, [...owners]).map(({ articleId, title }) => ({
        articleId,
        title,
      })),
    };
  });
}

/**
 * Single annotations beside their articles.
 * @returns in the order of their ids; what is gone is left out
 */
export function readEntries(
  database: Database,
  annotationIds: readonly AnnotationId[],
): { entries: NotebookEntry[]; sources: ArticleSource[] } {
  return database.read(() => {
    const rows = database.all(
      `SELECT n.id AS id, n.entry AS entry, r.row AS row, a.later AS later ${FROM}
       JOIN article_row r ON r.number = a.number
       WHERE n.id IN (SELECT value FROM json_each(?)) ORDER BY a.id DESC`,
      JSON.stringify(annotationIds),
    );
    const names = tagNamesOf(database);
    const byId = new Map(rows.map((row) => [textIn(row, "id"), notebookEntry(row, names)]));
    const entries = annotationIds.flatMap((annotationId) => byId.get(annotationId) ?? []);
    const owners = [...new Set(entries.map(({ articleId }) => articleId))];
    return {
      entries,
      sources: articleRows(database, owners).map(({ articleId, byline, site, url, published }) => ({
        articleId,
        byline,
        site,
        url,
        published,
      })),
    };
  });
}

/** By the number of the annotation; each sorted by code unit. */
function carriedTags(database: Database): ReadonlyMap<number, readonly Tag[]> {
  const tags = new Map<number, Tag[]>();
  for (const row of database.all("SELECT annotation, tag FROM annotation_tag")) {
    const number = numberIn(row, "annotation");
    tags.set(number, [...(tags.get(number) ?? []), storedTag(row)].toSorted(compareText));
  }
  return tags;
}

function articleRows(
  database: Database,
  articleIds: readonly string[],
): ReturnType<typeof storedArticleRow>[] {
  return database
    .all(
      `SELECT row, later FROM article JOIN article_row USING (number)
       WHERE id IN (SELECT value FROM json_each(?))`,
      JSON.stringify(articleIds),
    )
    .map(storedArticleRow);
}
