import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { LINK_SCHEME } from "./wishes.ts";

/** Browsers and mail programs like to add a slash, and some to shout the scheme. */
const ARTICLE_LINK = new RegExp(`^${LINK_SCHEME}://a/([^/?#]+)/?(?:\\?h=([^&#]+))?$`, "i");

/**
 * Reads `postil://a/<article-id>?h=<annotation-id>`, as other programs hand it over.
 * @returns the same link built anew from its two ids, or undefined when it is anything else
 */
export function readArticleLink(text: string): string | undefined {
  const [, article, annotation] = ARTICLE_LINK.exec(text) ?? [];
  const articleId = ArticleId.safeParse(article);
  if (!articleId.success) return undefined;
  if (annotation === undefined) return articleLink(articleId.data);
  const annotationId = AnnotationId.safeParse(annotation);
  return annotationId.success ? articleLink(articleId.data, annotationId.data) : undefined;
}

export function articleLink(articleId: ArticleId, annotationId?: AnnotationId): string {
  const highlight = annotationId === undefined ? "" : `?h=${annotationId}`;
  return `${LINK_SCHEME}://a/${articleId}${highlight}`;
}
