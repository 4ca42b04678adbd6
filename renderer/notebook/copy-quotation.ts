import type { NotebookEntry } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { copyText } from "../reader/copy-text.ts";
import { type Source, quotation } from "../reader/quotation.ts";

/** Puts a highlight on the clipboard as the reader does, and its note below. */
export async function copyQuotation(entry: NotebookEntry): Promise<void> {
  const source = await sourceOf(entry);
  await copyText(quotationWithNote(entry, source), wording.reader.copiedQuotation);
}

/** What is known of the article; its title alone where the rest cannot be had. */
async function sourceOf({ articleId, articleTitle }: NotebookEntry): Promise<Source> {
  const reply = await askApp("articles.get", { articleId });
  if (!reply.ok) return { title: articleTitle, byline: null, site: null, url: null };
  return { ...reply.value.facts, title: reply.value.title };
}

export function quotationWithNote(
  { quote, note }: Pick<NotebookEntry, "quote" | "note">,
  source: Source,
): string {
  const quoted = quotation(quote.exact, source);
  return note === "" ? quoted : `${quoted}\n${note}\n`;
}
