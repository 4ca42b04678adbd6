import type { ArticleSource, NotebookEntry } from "#contract/annotation-records.js";
import { notesOf } from "#core/annotation/notes-of.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { type CopyKind, copiedText, type QuotedArticle } from "#core/quotation/copied-text.js";
import { linkTo } from "#core/quotation/link-to.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { copyText } from "../reader/copy-text.ts";
import { showToast } from "../ui/toasts.ts";
import { underWay } from "./bulk-deed.ts";

/** So many are read at once: enough to be quick, few enough to be cancelled. */
const AT_ONCE = 1_000;

/** Puts highlights on the clipboard, those of an article together, articles and highlights in the order given. */
export async function copyHighlights(
  annotationIds: readonly AnnotationId[],
  kind: CopyKind,
): Promise<void> {
  if (annotationIds.length === 0) return;
  const read = await underWay(
    wording.notebook.reading(annotationIds.length),
    async (signal, onShare) => {
      const entries: NotebookEntry[] = [];
      const sources = new Map<ArticleId, ArticleSource>();
      for (let from = 0; from < annotationIds.length; from += AT_ONCE) {
        const ids = annotationIds.slice(from, from + AT_ONCE);
        const reply = await askApp("annotations.read", { annotationIds: ids }, { signal });
        if (!reply.ok) return reply;
        entries.push(...reply.value.entries);
        for (const source of reply.value.sources) sources.set(source.articleId, source);
        onShare((from + ids.length) / annotationIds.length);
      }
      return { ok: true, value: quotedArticles(entries, sources), count: entries.length } as const;
    },
  );
  if (read === undefined) return;
  if (!read.ok) {
    if (read.error.code !== "cancelled") showToast({ text: read.error.message, kind: "trouble" });
    return;
  }
  await copyText(copiedText(kind, read.value), wording.copy.did[kind](read.count));
}

export function quotedArticles(
  entries: readonly NotebookEntry[],
  sources: ReadonlyMap<ArticleId, ArticleSource>,
): readonly QuotedArticle[] {
  return [...Map.groupBy(entries, ({ articleId }) => articleId)].map(([articleId, group]) => {
    const {
      byline = null,
      site = null,
      url = null,
      published = null,
    } = sources.get(articleId) ?? {};
    const title = group[0]?.articleTitle ?? "";
    return {
      source: { title, byline, site, url, published },
      passages: group.map((entry) => ({
        words: entry.quote.exact,
        notes: notesOf(entry),
        tags: entry.tags,
        link: linkTo(articleId, entry.annotationId),
      })),
    };
  });
}
