import type { Settings } from "#core/settings/settings.js";
import articleStyles from "../../styles/article.css?inline";
import tokens from "../../styles/tokens.css?inline";
import type { ColumnPlace } from "../column-place.ts";
import type { ArticlePage } from "./article-page.ts";

export type Typography = Pick<
  Settings,
  "font" | "fontSize" | "lineHeight" | "justify" | "hyphenate"
>;

/**
 * Dresses the frame: the window's tokens and the style of articles, as sheets that the frame's own window made. Articles carry no style
 * of their own, and the frame's policy would refuse one.
 */
export function adoptStyles(document: Document, view: Window & typeof globalThis): void {
  document.adoptedStyleSheets = [tokens, articleStyles].map((text) => {
    const sheet = new view.CSSStyleSheet({ baseURL: location.href });
    sheet.replaceSync(text);
    return sheet;
  });
}

/** Keeps the frame in the window's theme. @returns its undo */
export function followTheme(target: Document): () => void {
  const source = document.documentElement;
  const copy = (): void => {
    const { theme } = source.dataset;
    if (theme !== undefined) target.documentElement.dataset["theme"] = theme;
  };
  copy();
  const observer = new MutationObserver(copy);
  observer.observe(source, { attributeFilter: ["data-theme"] });
  return () => observer.disconnect();
}

export function setTypography({ document, root }: ArticlePage, settings: Typography): void {
  const { style, dataset } = document.documentElement;
  style.setProperty("--article-size", `${settings.fontSize}px`);
  style.setProperty("--article-line-height", String(settings.lineHeight));
  style.setProperty("--article-length", String(Math.round(root.textContent?.length ?? 0)));
  dataset["font"] = settings.font;
  dataset["justify"] = String(settings.justify);
  dataset["hyphenate"] = String(settings.hyphenate);
}

export function setColumn({ document }: ArticlePage, { left, width }: ColumnPlace): void {
  const { style } = document.documentElement;
  style.setProperty("--column-left", `${left}px`);
  style.setProperty("--column-width", `${width}px`);
}

/**
 * Tells the browser how tall a section it has not laid out yet may be, so that the scroll bar hardly moves when it does.
 * The guess is that of the average section: letters over letters on a line.
 */
export function guessSectionHeight(
  { document, sections, offsets }: ArticlePage,
  { fontSize, lineHeight }: Typography,
  { width }: ColumnPlace,
): void {
  const letters = offsets.text.length / Math.max(1, sections.length);
  const lettersOnALine = width / (fontSize * AVERAGE_ADVANCE);
  const lines = letters / lettersOnALine + LINES_LOST;
  const height = Math.round(lines * fontSize * lineHeight);
  document.documentElement.style.setProperty("--section-height", `${height}px`);
}

// Letters of Literata, spaces included, are 0.46 of their size wide on average over English text.
const AVERAGE_ADVANCE = 0.46;
// Half a last line and a gap, for each of ten blocks.
const LINES_LOST = 10;
