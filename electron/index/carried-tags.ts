import { foldName } from "#core/text/fold-for-search.js";
import type { Tag } from "#core/tag/tag.js";
import { type Database, numberIn, type SqlRow, textIn } from "./database.ts";
import { MEANT } from "./meant-articles.ts";
import { parseStored } from "./sealed-text.ts";

/** The tables that say who carries a tag, each with the column of its carriers. */
const CARRIERS = { article_tag: "article", annotation_tag: "annotation" } as const;
export type TagTable = keyof typeof CARRIERS;

/** Brings the tags of one carrier in step. @param known  what stands in the table */
export function writeTags(
  database: Database,
  table: TagTable,
  carrier: number,
  known: readonly Tag[],
  tags: readonly Tag[],
): void {
  const column = CARRIERS[table];
  for (const tag of known) {
    if (tags.includes(tag)) continue;
    database.run(
      `DELETE FROM ${table} WHERE name = ? AND ${column} = ? AND tag = ?`,
      ...storedForm(tag, carrier),
    );
  }
  for (const tag of tags) {
    if (known.includes(tag)) continue;
    database.run(
      `INSERT OR IGNORE INTO ${table} (name, ${column}, tag) VALUES (?, ?, ?)`,
      ...storedForm(tag, carrier),
    );
  }
}

/** The same for the articles that are meant; see `meanArticles`. @returns how many carry it now that did not, or the other way round */
export function writeTagOfMeant(database: Database, tag: Tag, how: "add" | "remove"): number {
  if (how === "add") {
    database.run(
      "INSERT OR IGNORE INTO article_tag (name, article, tag) SELECT ?, number, ? FROM temp.meant",
      foldName(tag),
      JSON.stringify(tag),
    );
  } else {
    database.run(
      `DELETE FROM article_tag WHERE name = ? AND tag = ? AND article IN ${MEANT}`,
      foldName(tag),
      JSON.stringify(tag),
    );
  }
  const changed = database.first("SELECT changes() AS count");
  return changed === undefined ? 0 : numberIn(changed, "count");
}

export function isWritten(database: Database, table: TagTable, carrier: number, tag: Tag): boolean {
  const sql = `SELECT 1 FROM ${table} WHERE name = ? AND ${CARRIERS[table]} = ? AND tag = ?`;
  return database.first(sql, ...storedForm(tag, carrier)) !== undefined;
}

/** @param row  with the column `tag` of either table */
export function storedTag(row: SqlRow): Tag {
  // Parsed when its file was read, and written by `writeTags`.
  return parseStored(textIn(row, "tag")) as Tag;
}

/** The reader's own spelling as JSON, which holds what UTF-8 cannot; beside it the folded one, to be found by. */
function storedForm(tag: Tag, carrier: number): [string, number, string] {
  return [foldName(tag), carrier, JSON.stringify(tag)];
}
