import type { Span } from "#core/anchor/selectors.js";
import type { ArticlePage } from "../frame/article-page.ts";
import { walkHeadings } from "./headings.ts";
import { walkParagraphs } from "./paragraphs.ts";
import { readableText } from "./readable-text.ts";
import { type TextWalk, walkSentences } from "./sentences.ts";
import { withoutFolds } from "./without-folds.ts";

/** What one reads an article by. What is folded away is in none of these walks for as long as it is. */
export interface ReadingUnits {
  readonly sentences: TextWalk;
  readonly paragraphs: TextWalk;
  readonly headings: TextWalk;
  /** The heading that a place stands under, or in; undefined above the first. */
  headingAbove(offset: number): Span | undefined;
  /** Which sentence of its paragraph a place lies in, from 1, and of how many. */
  placeInParagraph(offset: number): { readonly sentence: number; readonly sentences: number };
}

/** Costs one look for headings, notes' marks and code; sentences are sought where one is. */
export function readingUnits({ root, offsets, folds }: ArticlePage): ReadingUnits {
  const language = root.lang === "" ? undefined : root.lang;
  const headings = walkHeadings(root, offsets);
  const sentences = withoutFolds(walkSentences(readableText(root, offsets), language), folds);
  const paragraphs = withoutFolds(walkParagraphs(root, offsets), folds);
  return {
    sentences,
    paragraphs,
    headings: withoutFolds(headings, folds),
    headingAbove: headings.above,
    placeInParagraph(offset) {
      const paragraph = paragraphs.at(offset);
      if (paragraph === undefined) return { sentence: 0, sentences: 0 };
      const starts: number[] = [];
      let unit = sentences.at(paragraph.start);
      while (unit !== undefined && unit.start < paragraph.end) {
        starts.push(unit.start);
        unit = sentences.after(unit);
      }
      return {
        sentence: starts.filter((start) => start <= offset).length,
        sentences: starts.length,
      };
    },
  };
}
