import { create } from "zustand";

/** Which line of the notebook is being written in, if any. */
interface EditingState {
  readonly editing: { readonly itemId: string; readonly part: "note" | "tags" } | undefined;
}

export const useEditing = create<EditingState>()(() => ({ editing: undefined }));

export function startEditing(itemId: string, part: "note" | "tags"): void {
  useEditing.setState({ editing: { itemId, part } });
}

export function stopEditing(): void {
  useEditing.setState({ editing: undefined });
}
