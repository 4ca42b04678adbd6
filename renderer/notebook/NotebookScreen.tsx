import { TextQuote, Trash2 } from "lucide-react";
import { useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { ErrorState } from "../ui/ErrorState.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ListSkeleton } from "../library/ListSkeleton.tsx";
import type { ScreenOf } from "../view/screen.ts";
import { QueryProblem } from "../search/QueryProblem.tsx";
import { useRemembered } from "../view/use-remembered.ts";
import { NoteLinks } from "./NoteLinks.tsx";
import { NotebookFilters } from "./NotebookFilters.tsx";
import { NotebookHeader } from "./NotebookHeader.tsx";
import { NotebookList } from "./NotebookList.tsx";
import styles from "./NotebookScreen.module.css";
import { type Arrangement, isArrangement, isFiltered } from "./notebook-filter.ts";
import { useNotebook } from "./use-notebook.ts";
import { useNotebookCommands } from "./use-notebook-commands.ts";

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
  const { items, total, error, retry, loadMore } = useNotebook(screen, arrangement);
  useNotebookCommands(list, items ?? []);
  const words = wording.notebook;
  const empty = words.empty[isFiltered(screen) ? "filtered" : screen.show];
  return (
    <section className={styles.screen} aria-label={words.title}>
      <NotebookHeader
        screen={screen}
        total={total}
        arrangement={arrangement}
        onArrange={setArrangement}
      />
      <NotebookFilters screen={screen} />
      <QueryProblem query={screen.query} />
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
            isGroupOfArticles={arrangement === "article"}
            onEnd={loadMore}
          />
        </NoteLinks>
      )}
    </section>
  );
}
