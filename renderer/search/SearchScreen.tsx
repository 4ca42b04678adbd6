import { ListFilter, Search } from "lucide-react";
import { type RefObject, useMemo, useRef } from "react";
import { wording } from "#core/wording/wording.js";
import { runCommand } from "../keyboard/command-handlers.ts";
import { useCommand, useKeyOf } from "../keyboard/use-command.ts";
import { ListSkeleton } from "../library/ListSkeleton.tsx";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { IconToggle } from "../ui/IconButton.tsx";
import { rememberRow } from "../view/list-places.ts";
import type { ScreenOf } from "../view/screen.ts";
import { adjustScreen, openArticle, openOverlay } from "../view/view-store.ts";
import { Facets } from "./Facets.tsx";
import { HitList } from "./HitList.tsx";
import { QueryExamples } from "./QueryExamples.tsx";
import { QueryProblem } from "./QueryProblem.tsx";
import { RecentSearches } from "./RecentSearches.tsx";
import styles from "./SearchScreen.module.css";
import { SearchedSoFar } from "./SearchedSoFar.tsx";
import { type HitRow, hitRows } from "./hit-rows.ts";
import { useFacetPlace } from "./use-facet-place.ts";
import { useHitCommands } from "./use-hit-commands.ts";
import { useSearchHistory } from "./use-search-history.ts";
import { type SearchState, useSearch } from "./use-search.ts";
import { useUnfolded } from "./use-unfolded.ts";

interface SearchScreenProps {
  readonly screen: ScreenOf<"search">;
}

/** What a query finds, as it is typed above: articles with their passages, highlights and notes, best first. */
export function SearchScreen({ screen }: SearchScreenProps) {
  const section = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const facets = useRef<HTMLDivElement>(null);
  const search = useSearch(screen);
  const { hits, total, query } = search;
  // Kept as it was typed: the word in progress is whole by then.
  const typed = screen.query.trim();
  const { passages, unfold } = useUnfolded(query);
  const rows = useMemo(() => hits && hitRows(hits, passages), [hits, passages]);
  const { remember } = useSearchHistory();
  const place = `search ${query}`;

  /** A place in an article's text opens it there; a hit of its title opens it where one left it. */
  function openRow(row: HitRow): void {
    if (row.kind === "more") {
      unfold(row.hit.articleId);
      return;
    }
    remember(typed);
    rememberRow(place, list.current, row.key);
    const { articleId, annotationId } = row.hit;
    const { start, end } = row.kind === "passage" ? row.passage : row.hit;
    openArticle(articleId, {
      ...(annotationId !== null && { annotationId }),
      ...(annotationId === null && end > start && { span: { start, end } }),
    });
  }

  useHitCommands({ list, search, typed, rows, onOpen: openRow, remember });
  const [areFacetsShown, showFacets] = useFacetCommand(facets, list, typed);
  useCommand("back", (chord) => {
    // Out of the results the key of the field leads back to it, and only from there to where one was before.
    const isInside = section.current?.contains(document.activeElement) ?? false;
    return chord === "Escape" && isInside && runCommand("search");
  });
  return (
    <section ref={section} className={styles.screen} aria-label={wording.search.title}>
      <QueryProblem
        query={query}
        typed={screen.query}
        onSuggestion={(better) => adjustScreen({ ...screen, query: better })}
      />
      <header className={styles.header}>
        <h1 className={styles.title}>{wording.search.results}</h1>
        <p className={styles.count} role="status">
          {hits !== undefined && hits.length > 0 && wording.counts.results(total)}
        </p>
        {typed !== "" && (
          <>
            <FacetToggle areShown={areFacetsShown} onChange={showFacets} />
            <Button kind="quiet" onPress={() => openOverlay({ kind: "save-search", query: typed })}>
              {wording.search.save}
            </Button>
          </>
        )}
      </header>
      <div className={styles.body}>
        <div className={styles.results}>
          {typed !== "" && <SearchedSoFar />}
          <Results
            typed={typed}
            place={place}
            list={list}
            search={search}
            rows={rows}
            onOpen={openRow}
          />
        </div>
        {typed !== "" && areFacetsShown && (
          <Facets ref={facets} query={query} areHitsHere={!search.areOld} />
        )}
      </div>
    </section>
  );
}

interface FacetToggleProps {
  readonly areShown: boolean;
  readonly onChange: (areShown: boolean) => void;
}

function FacetToggle({ areShown, onChange }: FacetToggleProps) {
  return (
    <IconToggle
      label={wording.search.facets.label}
      chord={useKeyOf("narrow-search")}
      isSelected={areShown}
      isDisclosure
      onChange={onChange}
    >
      <ListFilter />
    </IconToggle>
  );
}

interface ResultsProps {
  readonly typed: string;
  /** The name under which the list's place is remembered. */
  readonly place: string;
  readonly list: RefObject<HTMLDivElement | null>;
  readonly search: SearchState;
  readonly rows: readonly HitRow[] | undefined;
  readonly onOpen: (row: HitRow) => void;
}

function Results({ typed, search, rows, ...rest }: ResultsProps) {
  const { error, retry, loadMore, areOld } = search;
  if (error !== null) {
    return <ErrorState title={wording.search.failed} error={error} onRetry={retry} />;
  }
  if (typed === "") {
    return (
      <div className={styles.empty}>
        <RecentSearches list={rest.list} />
        <QueryExamples />
      </div>
    );
  }
  if (rows === undefined) return <ListSkeleton />;
  if (rows.length === 0) return <NothingFound query={typed} />;
  return <HitList {...rest} rows={rows} areOld={areOld} loadMore={loadMore} />;
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

/** One key leads into what the search can be narrowed by, and back to the results. */
function useFacetCommand(
  facets: RefObject<HTMLDivElement | null>,
  list: RefObject<HTMLDivElement | null>,
  typed: string,
): ReturnType<typeof useFacetPlace> {
  const [areShown, show] = useFacetPlace();
  useCommand(
    "narrow-search",
    () => {
      if (facets.current?.contains(document.activeElement) === true) {
        list.current?.focus();
        return;
      }
      show(true);
      // Where they were folded they are there with the next frame.
      requestAnimationFrame(() => facets.current?.querySelector("button")?.focus());
    },
    { isEnabled: typed !== "" },
  );
  return [areShown, show];
}
