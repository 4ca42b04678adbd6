import type { ArticlePage } from "../frame/article-page.ts";
import type { EdgeMoves } from "../hooks/use-edge-moves.ts";
import { marksToMerge, markToSplit } from "../highlights/rearranging.ts";
import type { MarkActions } from "../hooks/use-mark-actions.ts";
import type { PlacedAnnotation } from "../hooks/use-painter.ts";
import { useReader } from "../state/reader-store.ts";
import { EdgeHandles } from "./EdgeHandles.tsx";
import { SelectionBar } from "./SelectionBar.tsx";

interface PassageBarProps {
  readonly page: ArticlePage;
  readonly placed: readonly PlacedAnnotation[];
  readonly actions: MarkActions;
  readonly edges: EdgeMoves;
}

/** The bar of whatever one is at: selected words, else the focused highlight. */
export function PassageBar({ page, placed, actions, edges }: PassageBarProps) {
  const selection = useReader((state) => state.selection);
  const isPressing = useReader((state) => state.isPressing);
  const focused = useReader((state) => state.focused);
  const quiet = useReader((state) => state.quiet);
  const isAtWork = useReader((state) => state.cardWork !== undefined);
  if (selection !== undefined) {
    if (isPressing) return null;
    const isInMark = markToSplit(placed, selection) !== undefined;
    return (
      <SelectionBar
        page={page}
        span={selection}
        color={undefined}
        offers={isInMark ? "split" : undefined}
        actions={actions}
      />
    );
  }
  if (focused === undefined || focused === quiet || isAtWork) return null;
  const mark = placed.find(({ annotationId }) => annotationId === focused);
  if (mark === undefined) return null;
  const isTouching = marksToMerge(page.offsets.text, placed, focused).length > 0;
  return (
    <>
      <EdgeHandles page={page} mark={mark} edges={edges} />
      <SelectionBar
        page={page}
        span={mark.span}
        color={mark.color}
        offers={isTouching ? "merge" : undefined}
        actions={actions}
      />
    </>
  );
}
