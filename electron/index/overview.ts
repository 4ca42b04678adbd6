import { type Database, numberIn } from "./database.ts";
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
  const states = database.first(`
    SELECT coalesce(sum(trashed = 0 AND state = 'inbox'), 0) AS inbox,
      coalesce(sum(trashed = 0 AND state = 'reading'), 0) AS reading,
      coalesce(sum(trashed = 0 AND state = 'done'), 0) AS done,
      coalesce(sum(trashed = 0 AND state = 'archived'), 0) AS archived,
      coalesce(sum(trashed = 1), 0) AS trashed
    FROM article`);
  // The plus leaves SQLite the index that holds all of this, instead of one by which it would read every annotation.
  const annotations = database.first(`
    SELECT count(*) AS annotations, coalesce(sum(needsLook), 0) AS needLook
    FROM annotation
    WHERE +trashed = 0 AND article NOT IN (SELECT number FROM article WHERE trashed = 1)`);
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
