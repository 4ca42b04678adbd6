import { useLayoutEffect } from "react";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../../keyboard/use-command.ts";
import type { ArticlePage } from "../frame/article-page.ts";
import { useReaderStore } from "../state/reader-store.ts";
import type { PlacedAnnotation } from "./use-painter.ts";

/** Keeps unfolded what is highlighted, and lets one key show or hide all that recurs. */
export function useFolds(page: ArticlePage | undefined, placed: readonly PlacedAnnotation[]): void {
  const store = useReaderStore();
  useLayoutEffect(() => page?.folds.hold(placed.map(({ span }) => span)), [page, placed]);
  useCommand(
    "toggle-notices",
    () => {
      if (page === undefined) return false;
      const { shown, hidden } = wording.reader.folds;
      const announcement = page.folds.toggleAll() === "shown" ? shown : hidden;
      store.setState({ announcement });
      return true;
    },
    { isEnabled: page !== undefined && !page.folds.isEmpty },
  );
}
