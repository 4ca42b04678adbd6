import { Search } from "lucide-react";
import { type RefObject, useRef } from "react";
import { ListBox, ListBoxItem, ListBoxLoadMoreItem } from "react-aria-components/ListBox";
import type { SearchHit } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../keyboard/use-command.ts";
import { pressInList } from "../library/use-list-commands.ts";
import { currentKey } from "../library/ArticleList.tsx";
import { ListSkeleton } from "../library/ListSkeleton.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { classNames } from "../ui/class-names.ts";
import { withoutTypeahead } from "../ui/without-typeahead.ts";
import { rememberRow, rememberScroll } from "../view/list-places.ts";
import type { ScreenOf } from "../view/screen.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { openArticle, openOverlay } from "../view/view-store.ts";
import { HitSummary } from "./HitSummary.tsx";
import { QueryExamples } from "./QueryExamples.tsx";
import { QueryProblem } from "./QueryProblem.tsx";
import styles from "./SearchScreen.module.css";
import { type SearchState, useSearch } from "./use-search.ts";

interface SearchScreenProps {
  readonly screen: ScreenOf<"search">;
}

/** What a query finds, as it is typed above: articles, highlights and notes, best first. */
export function SearchScreen({ screen }: SearchScreenProps) {
  const list = useRef<HTMLDivElement>(null);
  const search = useSearch(screen.query);
  const { hits, total, query } = search;
  // Kept as it was typed: the word in progress is whole by then.
  const typed = screen.query.trim();
  const place = `search ${query}`;

  /** A hit in an article's text opens it there; a hit of its title opens it where one left it. */
  function openHit(key: string): boolean {
    const hit = hits?.find((candidate) => hitKey(candidate) === key);
    if (hit === undefined) return false;
    rememberRow(place, list.current, key);
    const { articleId, annotationId, start, end } = hit;
    openArticle(articleId, {
      ...(annotationId !== null && { annotationId }),
      ...(annotationId === null && end > start && { span: { start, end } }),
    });
    return true;
  }

  useSearchCommands(list, typed, () => {
    const key = currentKey(list.current) ?? hits?.map(hitKey)[0];
    return key !== undefined && openHit(key);
  });
  return (
    <section className={styles.screen} aria-label={wording.search.title}>
      <QueryProblem query={search.query} />
      <header className={styles.header}>
        <h1 className={styles.title}>{wording.search.results}</h1>
        <p className={styles.count} role="status">
          {hits !== undefined && hits.length > 0 && wording.counts.results(total)}
        </p>
        {typed !== "" && (
          <Button kind="quiet" onPress={() => openOverlay({ kind: "save-search", query: typed })}>
            {wording.search.save}
          </Button>
        )}
      </header>
      <Results typed={typed} place={place} list={list} search={search} onOpen={openHit} />
    </section>
  );
}

interface ResultsProps {
  readonly typed: string;
  /** The name under which the list's place is remembered. */
  readonly place: string;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly search: SearchState;
  readonly onOpen: (key: string) => void;
}

function Results({ typed, search, ...rest }: ResultsProps) {
  const { hits, error, retry, loadMore } = search;
  if (error !== null) {
    return <ErrorState title={wording.search.failed} error={error} onRetry={retry} />;
  }
  if (typed === "") return <QueryExamples />;
  if (hits === undefined) return <ListSkeleton />;
  if (hits.length === 0) return <NothingFound query={typed} />;
  return <Hits {...rest} hits={hits} loadMore={loadMore} />;
}

function NothingFound({ query }: { readonly query: string }) {
  const words = wording.search;
  return (
    <EmptyState
      icon={<Search aria-hidden="true" />}
      title={words.none(query)}
      text={words.noneHint}
    />
  );
}

interface HitsProps extends Pick<ResultsProps, "place" | "list" | "onOpen"> {
  readonly hits: readonly SearchHit[];
  readonly loadMore: () => void;
}

function Hits({ place, list, hits, onOpen, loadMore }: HitsProps) {
  useReturnToPlace(list, place, () => hits.map(hitKey));
  return (
    <div className={styles.frame}>
      <ListBox
        {...withoutTypeahead}
        ref={list}
        aria-label={wording.search.results}
        selectionMode="none"
        onAction={(key) => onOpen(String(key))}
        onScroll={(event) => rememberScroll(place, event.currentTarget.scrollTop)}
        className={classNames(styles.list)}
      >
        {hits.map((hit) => (
          <ListBoxItem
            key={hitKey(hit)}
            id={hitKey(hit)}
            textValue={hit.title}
            className={classNames(styles.hit)}
          >
            <HitSummary hit={hit} />
          </ListBoxItem>
        ))}
        <ListBoxLoadMoreItem onLoadMore={loadMore} />
      </ListBox>
    </div>
  );
}

function useSearchCommands(
  list: RefObject<HTMLDivElement | null>,
  query: string,
  open: () => boolean,
): void {
  useCommand("next", () => pressInList(list.current, "ArrowDown"));
  useCommand("previous", () => pressInList(list.current, "ArrowUp"));
  useCommand("save-search", () => openOverlay({ kind: "save-search", query }), {
    isEnabled: query !== "",
  });
  useCommand("open", open);
}

function hitKey({ kind, articleId, annotationId, start }: SearchHit): string {
  return `${kind} ${annotationId ?? articleId} ${start}`;
}
