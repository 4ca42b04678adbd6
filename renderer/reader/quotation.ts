import type { AnnotationId, ArticleId } from "#core/identity/ids.js";

export interface Source {
  readonly title: string;
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
}

/**
 * A passage with where it is from, as Markdown: what people paste into their own texts.
 * @param quote  of one block or several; each becomes a line of the quotation
 */
export function quotation(quote: string, { title, byline, site, url }: Source): string {
  const lines = quote
    .split(/\s*\n\s*/u)
    .filter((line) => line !== "")
    .map((line) => `> ${line}`);
  const origin = [byline, `“${title}”`, site, url].filter((part) => part !== null).join(", ");
  return `${lines.join("\n>\n")}\n>\n> — ${origin}\n`;
}

/** The link that opens an article, at a highlight where one is named. */
export function linkTo(articleId: ArticleId, annotationId?: AnnotationId): string {
  const place = annotationId === undefined ? "" : `?h=${annotationId}`;
  return `postil://a/${articleId}${place}`;
}
