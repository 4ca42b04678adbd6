import { foldForSearch } from "#core/text/fold-for-search.js";
import { storedArticleRow } from "./article-row.ts";
import type { Database } from "./database.ts";
import type { WordChange } from "./full-text.ts";
import { type Notice, storedNotices } from "./notices.ts";
import type { ArticleRow } from "./rows.ts";
import { storedText } from "./stored-text.ts";

/** The words of an article as the full-text table has them: its own apart from the notices that it folds. */
export function articleWords(database: Database, number: number): readonly WordChange[] {
  const row = database.first(
    "SELECT row, later FROM article JOIN article_row USING (number) WHERE number = ?",
    number,
  );
  if (row === undefined) return [];
  const text = storedText(database, number);
  const { own, notices } = splitNotices(text, storedNotices(database, number));
  return [wordChange(number, storedArticleRow(row), own, notices)];
}

/** The same for an article that folds nothing. @param folded  its text (`foldForSearch`) */
export function wordsWithoutNotices(
  number: number,
  row: Pick<ArticleRow, "title" | "byline">,
  folded: string,
): WordChange {
  return wordChange(number, row, folded, "");
}

function wordChange(
  number: number,
  { title, byline }: Pick<ArticleRow, "title" | "byline">,
  own: string,
  notices: string,
): WordChange {
  const texts = [foldForSearch(title), foldForSearch(byline ?? ""), own, notices];
  return { table: "article_words", number, texts };
}

/** Stands where something was taken out, so that no phrase is found across: folding leaves it in no text and no query. */
const SEAM = " \uffff ";

/** @returns both folded */
function splitNotices(
  text: string,
  notices: readonly Notice[],
): { readonly own: string; readonly notices: string } {
  const own: string[] = [];
  let done = 0;
  for (const { lead, end } of notices) {
    own.push(text.slice(done, lead));
    done = end;
  }
  own.push(text.slice(done));
  const said = notices.map(({ lead, end }) => text.slice(lead, end));
  return {
    own: own.map(foldForSearch).join(SEAM),
    notices: said.map(foldForSearch).join(SEAM),
  };
}
