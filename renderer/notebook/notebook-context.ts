import { createContext } from "react";
import type { NotebookListItem, NotebookState } from "./use-notebook.ts";

/** What lines know of the list around them: apart from their items, which React Aria keeps as long as they are the same. */
export interface NotebookInList extends Pick<NotebookState, "groups" | "wantRow"> {
  readonly onOpenArticle: (item: NotebookListItem) => void;
}

export const NotebookContext = createContext<NotebookInList>({
  groups: new Map(),
  wantRow: () => undefined,
  onOpenArticle: () => undefined,
});
