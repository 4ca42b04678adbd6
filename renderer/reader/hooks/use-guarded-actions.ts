import { useMemo } from "react";
import type { Annotation } from "#core/annotation/annotation.js";
import { wording } from "#core/wording/wording.js";
import { showToast } from "../../ui/toasts.ts";
import { type ReaderStore, useReaderStore } from "../state/reader-store.ts";
import type { MarkActions } from "./use-mark-actions.ts";

/**
 * The same actions, which say why where there is nothing to do them to: where no word is selected, and where the highlight was deleted by
 * somebody else. They never pass on to what was not meant.
 */
export function useGuardedActions(
  actions: MarkActions,
  annotations: readonly Annotation[],
): MarkActions {
  const store = useReaderStore();
  return useMemo(() => {
    const isHeld = (): boolean => saysWhyNot(store) || saysGone(store, annotations);
    return {
      ...actions,
      mark: (color) => isHeld() || actions.mark(color),
      highlight: () => isHeld() || actions.highlight(),
      work: (work) => isHeld() || actions.work(work),
      split: () => isHeld() || actions.split(),
      merge: () => saysGone(store, annotations) || actions.merge(),
      trash: () => saysGone(store, annotations) || actions.trash(),
    };
  }, [actions, annotations, store]);
}

function saysWhyNot(store: ReaderStore): boolean {
  const { unmarkable } = store.getState();
  if (unmarkable === undefined) return false;
  showToast({ text: wording.reader.unmarkable[unmarkable] });
  return true;
}

function saysGone(store: ReaderStore, annotations: readonly Annotation[]): boolean {
  const { selection, focused } = store.getState();
  if (selection !== undefined || focused === undefined) return false;
  if (annotations.some(({ annotationId }) => annotationId === focused)) return false;
  store.setState({ focused: undefined, quiet: undefined, cardWork: undefined });
  showToast({ text: wording.reader.highlightGone });
  return true;
}
