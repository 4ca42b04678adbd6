import { create } from "zustand";
import type { AnnotationId } from "#core/identity/ids.js";
import type { ScreenOf } from "../view/screen.ts";

type Show = ScreenOf<"notebook">["show"];
type Ids = ReadonlySet<AnnotationId>;

interface SelectionState {
  /** What is selected is forgotten when another part of the notebook is shown. */
  readonly show: Show;
  readonly ids: Ids;
}

const NONE: Ids = new Set();

/** Which highlights are selected: beyond a screen, so that they still are when one comes back from a passage. */
const useSelectionStore = create<SelectionState>()(() => ({ show: "all", ids: NONE }));

export function useSelectedIds(show: Show): Ids {
  return useSelectionStore((state) => (state.show === show ? state.ids : NONE));
}

export function selectIds(show: Show, ids: Ids): void {
  useSelectionStore.setState({ show, ids });
}

/** Lets go of some, such as what was moved to the trash. */
export function deselectIds(gone: Iterable<AnnotationId>): void {
  useSelectionStore.setState(({ ids }) => ({ ids: ids.difference(new Set(gone)) }));
}
