import type { Database } from "./database.ts";
import { ALL_ANNOTATIONS, IN_TRASH, keptCounts, NEEDING_LOOK } from "./kept-counts.ts";
import { getLibraryMarks } from "./library-marks-table.ts";
import { listTags } from "./list-tags.ts";
import type { IndexOverview } from "./rows.ts";
import { countHits } from "./search.ts";

export function overview(database: Database): IndexOverview {
  return database.read(() => {
    const marks = getLibraryMarks(database);
    return {
      counts: counts(database),
      tags: listTags(database)
        .filter(({ isDeleted }) => !isDeleted)
        .map(({ tag, articles, highlights, color }) => ({
          tag,
          count: articles + highlights,
          color,
        })),
      tagMarks: marks.tags.filter(({ aliasOf, trashed }) => aliasOf !== null || trashed === true),
      savedSearches: marks.savedSearches.map(({ id, name, query }) => ({
        id,
        name,
        query,
        count: countHits(database, query),
      })),
      colorNames: { ...marks.colorNames },
    };
  });
}

function counts(database: Database): IndexOverview["counts"] {
  const articles = keptCounts(database, "article");
  const annotations = keptCounts(database, "annotation");
  return {
    inbox: articles.get("inbox") ?? 0,
    reading: articles.get("reading") ?? 0,
    done: articles.get("done") ?? 0,
    archived: articles.get("archived") ?? 0,
    trashed: articles.get(IN_TRASH) ?? 0,
    annotations: annotations.get(ALL_ANNOTATIONS) ?? 0,
    needLook: annotations.get(NEEDING_LOOK) ?? 0,
  };
}
