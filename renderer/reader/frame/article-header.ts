import { wording } from "#core/wording/wording.js";
import type { ArticlePage } from "./article-page.ts";

/** What stands above the text. All of it is text: none is ever read as HTML. */
export interface ArticleHeader {
  /** Site, date and minutes, as shown. */
  readonly facts: readonly string[];
  readonly title: string;
  readonly byline: string | null;
  readonly tags: readonly string[];
  /** Address of the picture on the cover. */
  readonly cover: string | null;
}

/** Writes the header anew. A title that the text itself begins with is not said twice. */
export function showHeader(
  page: ArticlePage,
  { facts, title, byline, tags, cover }: ArticleHeader,
): void {
  const { document, header, root } = page;
  const make = (name: string, className: string, text: string): HTMLElement => {
    const element = document.createElement(name);
    element.className = className;
    element.textContent = text;
    return element;
  };
  const lines: HTMLElement[] = [];
  if (facts.length > 0) {
    const line = make("p", "facts", "");
    // Apart from each other: a Hebrew date beside an English "9 min" keeps its own direction.
    for (const [number, fact] of facts.entries()) {
      if (number > 0) line.append(" · ");
      line.append(make("bdi", "fact", fact));
    }
    lines.push(line);
  }
  if (!beginsWith(root, title)) {
    const heading = make("h1", "title", title);
    heading.dir = "auto";
    lines.push(heading);
  }
  if (byline !== null || tags.length > 0) {
    const by = make("p", "by", "");
    if (byline !== null) by.append(make("bdi", "byline", byline));
    by.append(...tags.map((tag) => make("bdi", "tag", tag)));
    lines.push(by);
  }
  header.replaceChildren(...(cover === null ? [] : [coverIn(page, cover)]), ...lines);
}

/** The one that is there, where it is the same: it would be loaded again. */
function coverIn({ document, header }: ArticlePage, address: string): HTMLImageElement {
  const shown = header.querySelector<HTMLImageElement>("img.cover");
  if (shown?.getAttribute("src") === address) return shown;
  const picture = document.createElement("img");
  picture.className = "cover";
  picture.alt = wording.reader.cover;
  picture.decoding = "async";
  // One that is not there leaves no hole.
  picture.addEventListener("error", () => picture.remove());
  picture.src = address;
  return picture;
}

function beginsWith(root: Element, title: string): boolean {
  const first = root.querySelector("h1, h2, p");
  if (first === null || first.localName !== "h1") return false;
  const said = (text: string | null): string => (text ?? "").replace(/\s+/gu, " ").trim();
  return said(first.textContent) === said(title);
}
