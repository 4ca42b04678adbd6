import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { type Database, textIn } from "./database.ts";

/** What lies in the trash since before a moment. @param before  milliseconds since 1970 */
export function listTrash(
  database: Database,
  before: number,
): { articleIds: ArticleId[]; annotationIds: AnnotationId[] } {
  return database.read(() => {
    const idsIn = (table: string): string[] =>
      database
        .all(`SELECT id FROM ${table} WHERE trashed = 1 AND trashedAt < ? ORDER BY id`, before)
        .map((row) => textIn(row, "id"));
    // Ids were parsed when their files were read.
    return {
      articleIds: idsIn("article") as ArticleId[],
      annotationIds: idsIn("annotation") as AnnotationId[],
    };
  });
}

/** Articles that were deleted for good, and of which annotations are left. */
export function listPurged(database: Database): ArticleId[] {
  const rows = database.all("SELECT id FROM article WHERE trashed = 2 ORDER BY id");
  // Ids were parsed when their files were read.
  return rows.map((row) => textIn(row, "id") as ArticleId);
}
