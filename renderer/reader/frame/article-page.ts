import { type ArticleFolds, foldNotices, type FoldedFrom } from "../folds/article-folds.ts";
import { type OffsetIndex, indexOffsets } from "../text/offset-index.ts";

/** An article as it lies open in its frame. It lives until another article, or another version, takes the frame. */
export interface ArticlePage {
  readonly frame: HTMLIFrameElement;
  readonly document: Document;
  readonly view: Window & typeof globalThis;
  /** Facts, title, byline and tags, above the text. No part of it. */
  readonly header: HTMLElement;
  /** The article itself; all text nodes under it are `plainText`. */
  readonly root: HTMLElement;
  /** The sections of about ten blocks, in reading order, one below the other. */
  readonly sections: readonly Element[];
  readonly offsets: OffsetIndex;
  readonly folds: ArticleFolds;
}

export interface ArticleLanguage {
  /** BCP 47, or null where the source does not say. */
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
}

/**
 * Lays sanitised nodes into an empty frame document.
 * @param content  from `sanitiseForFrame`
 */
export function layArticle(
  frame: HTMLIFrameElement,
  content: DocumentFragment,
  { language, direction, ...folded }: ArticleLanguage & FoldedFrom,
): ArticlePage {
  const { contentDocument, contentWindow } = frame;
  if (contentDocument === null || contentWindow === null) throw new Error("the frame is not there");
  // A window of the same origin has all of globalThis; TypeScript types `contentWindow` without it.
  const view = contentWindow as Window & typeof globalThis;
  const column = contentDocument.createElement("div");
  column.className = "column";
  const header = contentDocument.createElement("header");
  const root = contentDocument.createElement("article");
  for (const element of [header, root]) {
    // Empty: unknown, and not that of the window.
    element.lang = language ?? "";
    element.dir = direction;
  }
  root.append(content);
  column.append(header, root);
  contentDocument.body.replaceChildren(column);
  const page = {
    frame,
    document: contentDocument,
    view,
    header,
    root,
    sections: sectionsOf(root),
    offsets: indexOffsets(root),
  };
  return { ...page, folds: foldNotices(page, folded) };
}

/** A document that is wrapped as a whole is divided where its first branching is. */
function sectionsOf(root: Element): readonly Element[] {
  let parent = root;
  while (parent.children.length === 1 && parent.firstElementChild !== null) {
    parent = parent.firstElementChild;
  }
  return parent.children.length > 0 ? [...parent.children] : [root];
}
