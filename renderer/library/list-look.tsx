import { assertNever } from "#core/assert-never.js";
import type { Settings } from "#core/settings/settings.js";
import { ArticleOption } from "./ArticleOption.tsx";
import optionStyles from "./ArticleOption.module.css";
import { ArticleSummary } from "./ArticleSummary.tsx";
import type { RowLook } from "./article-nodes.ts";
import { ArticleCard } from "./ArticleCard.tsx";
import cardStyles from "./ArticleCard.module.css";
import type { RowsShape } from "./rows-layout.ts";
import { classNames } from "../ui/class-names.ts";

export type ListLook = Settings["listLook"];

/** Sizes in the root's font size, so that they grow with the text. */
const ROW_REM = 6.5;
const CARD_REM = { width: 15, height: 18.5, gap: 1.5 };

/** @param fontSize  of the root; pixels. @returns how much room an article has, and what stands in it */
export function lookOf(look: ListLook, fontSize: number): { shape: RowsShape; row: RowLook } {
  const pixels = (rem: number): number => Math.round(rem * fontSize);
  switch (look) {
    case "list":
      return {
        shape: { rowHeight: pixels(ROW_REM), columnWidth: undefined, gap: 0 },
        row: {
          className: () => classNames(optionStyles.option),
          children: ({ key, row }) => (
            <ArticleOption id={key}>{row && <ArticleSummary row={row} />}</ArticleOption>
          ),
        },
      };
    case "cards":
      return {
        shape: {
          rowHeight: pixels(CARD_REM.height),
          columnWidth: pixels(CARD_REM.width),
          gap: pixels(CARD_REM.gap),
        },
        row: {
          className: () => classNames(optionStyles.option, cardStyles.card),
          children: ({ key, row }) => (
            <ArticleOption id={key}>{row && <ArticleCard row={row} />}</ArticleOption>
          ),
        },
      };
    default:
      return assertNever(look);
  }
}
