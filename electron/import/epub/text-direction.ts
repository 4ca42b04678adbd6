import type { Chapter } from "./chapter.ts";

/** Written downwards in columns from the right, so that their pages turn like those of Arabic; set in lines they run from the left. */
const IN_COLUMNS = /^(?:ja|ko|zh|yue|mn)\b/i;

/**
 * Which way the lines of a book run: as most of its chapters say, else as its pages turn.
 * @param language  BCP 47; null when unknown
 * @returns null where the book says nothing of it
 */
export function textDirectionOf(
  chapters: readonly Chapter[],
  pageDirection: string,
  language: string | null,
): "ltr" | "rtl" | null {
  const said = chapters.map(({ direction }) => direction).filter((direction) => direction !== "");
  if (said.length * 2 > chapters.length) {
    const rightToLeft = said.filter((direction) => direction === "rtl").length;
    return rightToLeft * 2 > said.length ? "rtl" : "ltr";
  }
  return pageDirection === "rtl" && language !== null && !IN_COLUMNS.test(language) ? "rtl" : null;
}
