import { TextQuote, Trash2 } from "lucide-react";
import { useMemo, useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { ErrorState } from "../ui/ErrorState.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ListSkeleton } from "../library/ListSkeleton.tsx";
import type { ScreenOf } from "../view/screen.ts";
import { QueryProblem } from "../search/QueryProblem.tsx";
import { adjustScreen } from "../view/view-store.ts";
import { OldTrash } from "../trash/OldTrash.tsx";
import { useRemembered } from "../view/use-remembered.ts";
import { BulkProgress } from "./BulkProgress.tsx";
import { NoteLinks } from "./NoteLinks.tsx";
import { NotebookFilters } from "./NotebookFilters.tsx";
import { NotebookHeader, notebookTitle } from "./NotebookHeader.tsx";
import { NotebookList } from "./NotebookList.tsx";
import styles from "./NotebookScreen.module.css";
import { SelectionBar } from "./SelectionBar.tsx";
import { type Arrangement, isArrangement, isFiltered } from "./notebook-filter.ts";
import { useNotebook } from "./use-notebook.ts";
import { useSelectionActions } from "./use-notebook-actions.ts";
import { useNotebookCommands } from "./use-notebook-commands.ts";
import { useNotebookSelection } from "./use-notebook-selection.ts";

interface NotebookScreenProps {
  readonly screen: ScreenOf<"notebook">;
}

/** Every highlight and note of the library, to read, edit, and go back to their passages. */
export function NotebookScreen({ screen }: NotebookScreenProps) {
  const list = useRef<HTMLDivElement>(null);
  const [arrangement, setArrangement] = useRemembered<Arrangement>(
    "notebook-arrangement",
    isArrangement,
    "article",
  );
  const { items, groups, total, error, retry, wantRow } = useNotebook(screen, arrangement);
  const rows = useMemo(() => items?.map(({ row }) => row) ?? [], [items]);
  const selection = useNotebookSelection(screen.show, rows);
  const actions = useSelectionActions(selection.shown);
  const isTrash = screen.show === "trash";
  useNotebookCommands({ list, items: items ?? [], selection, actions, isTrash });
  const words = wording.notebook;
  const empty = words.empty[isFiltered(screen) ? "filtered" : screen.show];
  return (
    <section className={styles.screen} aria-label={words.title}>
      {selection.shown.length + selection.outOfSight === 0 ? (
        <NotebookHeader
          screen={screen}
          total={total}
          arrangement={arrangement}
          onArrange={setArrangement}
        />
      ) : (
        <SelectionBar
          title={notebookTitle(screen)}
          selection={selection}
          isTrash={isTrash}
          actions={actions}
        />
      )}
      {isTrash && <OldTrash />}
      <BulkProgress />
      <NotebookFilters screen={screen} />
      <QueryProblem
        query={screen.query}
        typed={screen.query}
        onSuggestion={(query) => adjustScreen({ ...screen, query })}
      />
      {error !== null && <ErrorState title={words.failed} error={error} onRetry={retry} />}
      {error === null && items === undefined && <ListSkeleton />}
      {items?.length === 0 && (
        <EmptyState
          icon={
            screen.show === "trash" ? (
              <Trash2 aria-hidden="true" />
            ) : (
              <TextQuote aria-hidden="true" />
            )
          }
          title={empty.title}
          text={empty.text}
        />
      )}
      {items !== undefined && items.length > 0 && (
        <NoteLinks>
          <NotebookList
            name={`notebook ${JSON.stringify([screen, arrangement])}`}
            list={list}
            items={items}
            groups={groups}
            wantRow={wantRow}
            selection={selection.ofList}
            onSelectionChange={selection.onChange}
          />
        </NoteLinks>
      )}
    </section>
  );
}
