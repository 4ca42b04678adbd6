import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { fail, ok } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";

export type LinkCalls = Pick<Handlers, "link.resolve">;

// `URL` puts the host of an unknown scheme where it stands; ids are lower case so that nothing is lost on the way.
const ARTICLE_PATH = /^\/([0-9a-z]{26})\/?$/;

/** Reads `postil://a/<article-id>?h=<annotation-id>`; links come from anywhere, so nothing in them is trusted. */
export function linkCalls({ articles }: AppParts): LinkCalls {
  return {
    async "link.resolve"({ link }) {
      const url = URL.parse(link);
      const path =
        url?.protocol === "postil:" && url.host === "a" ? ARTICLE_PATH.exec(url.pathname) : null;
      const articleId = ArticleId.safeParse(path?.[1]);
      if (!articleId.success) return fail({ code: "link-refused", detail: link });
      const article = await articles.open(articleId.data);
      if (!article.ok) return article;
      const wanted = AnnotationId.safeParse(url?.searchParams.get("h"));
      const annotation = wanted.success
        ? article.value.record.annotations.find((one) => one.annotationId === wanted.data)
        : undefined;
      return ok({
        articleId: articleId.data,
        annotationId: annotation?.annotationId ?? null,
      });
    },
  };
}
