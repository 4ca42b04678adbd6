import { type Database, textIn } from "./database.ts";
import { openSealedText } from "./sealed-text.ts";

/** The plain text of an article, by its number; empty for one that is not there. */
export function storedText(database: Database, number: number): string {
  const row = database.first("SELECT text FROM article_text WHERE number = ?", number);
  return row === undefined ? "" : openSealedText(textIn(row, "text"));
}
