import type { IndexedArticle } from "../../../electron/index/indexed-article.ts";
import { makeArticle } from "../../main/index/made-articles.ts";
import { type LibrarySize, type MadeArticle, madeLibrary } from "./made-library.ts";
import { markSpans } from "./mark-spans.ts";

/** The articles of a made library as they are put into an index: for what measures the index alone, without files. */
export function* indexedLibrary(size: LibrarySize): Generator<IndexedArticle> {
  for (const made of madeLibrary(size)) yield indexedArticle(made);
}

function indexedArticle(made: MadeArticle): IndexedArticle {
  const { number, text, source, state, isTrashed, tags, progress, marks } = made;
  const plainText = `${text.paragraphs.join("\n")}\n`;
  const spans = markSpans(plainText, marks.length, number);
  return makeArticle(number, {
    title: text.title,
    text: plainText,
    byline: source.byline,
    site: source.site,
    url: source.url,
    published: source.published,
    language: text.language,
    state,
    tags,
    trashed: isTrashed,
    progress,
    annotations: marks.map((mark, place) => ({
      ...mark,
      quote: plainText.slice(spans[place]?.start, spans[place]?.end),
    })),
  });
}
