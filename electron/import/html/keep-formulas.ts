import type { PageDocument, PageElement } from "./page-document.ts";

/** Blocks that hold formulas among other things. */
const BLOCK = "p, div, li, dd, td, th, section, article, main, body, figure, blockquote";

/**
 * Takes the names of classes off what stands right around formulas in a page: programs that set them have menus, and what is
 * called a menu is not extracted.
 * @param html  the text that it was parsed from
 */
export function keepFormulasIn(page: PageDocument, html: string): void {
  if (!html.includes("<math")) return;
  for (const formula of page.getElementsByTagName("math")) {
    const block = formula.closest(BLOCK);
    for (let around: PageElement | null = formula; around !== null && around !== block;) {
      around.removeAttribute("class");
      around.removeAttribute("id");
      around = around.parentElement;
    }
  }
}
