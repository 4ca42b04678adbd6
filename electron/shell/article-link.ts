import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { LINK_SCHEME } from "./wishes.ts";

/**
 * Reads `postil://a/<article-id>?h=<annotation-id>`, as other programs hand it over.
 * @returns the same link built anew from its two ids, or undefined when it is anything else
 */
export function readArticleLink(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || url.protocol !== `${LINK_SCHEME}:` || url.host !== "a") return undefined;
  if (url.username !== "" || url.password !== "" || url.hash !== "") return undefined;
  // Browsers and mail programs like to add a slash.
  const articleId = ArticleId.safeParse(url.pathname.replace(/^\//, "").replace(/\/$/, ""));
  if (!articleId.success) return undefined;
  const [parameter, ...others] = url.searchParams;
  if (parameter === undefined) return articleLink(articleId.data);
  const annotationId = AnnotationId.safeParse(parameter[1]);
  if (parameter[0] !== "h" || others.length > 0 || !annotationId.success) return undefined;
  return articleLink(articleId.data, annotationId.data);
}

export function articleLink(articleId: ArticleId, annotationId?: AnnotationId): string {
  const highlight = annotationId === undefined ? "" : `?h=${annotationId}`;
  return `${LINK_SCHEME}://a/${articleId}${highlight}`;
}
