import { History, X } from "lucide-react";
import type { RefObject } from "react";
import { GridList, GridListItem } from "react-aria-components/GridList";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../keyboard/use-command.ts";
import { currentKey } from "../library/ArticleList.tsx";
import { Button } from "../ui/Button.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { classNames } from "../ui/class-names.ts";
import { withoutTypeahead } from "../ui/without-typeahead.ts";
import { adjustScreen } from "../view/view-store.ts";
import styles from "./RecentSearches.module.css";
import { useSearchHistory } from "./use-search-history.ts";

interface RecentSearchesProps {
  readonly list: RefObject<HTMLDivElement | null>;
}

/** More than one would look through; the app remembers some more, for when others are forgotten. */
const MOST_SHOWN = 8;

/** What was searched for last; one press asks it again. */
export function RecentSearches({ list }: RecentSearchesProps) {
  const { queries, forget, forgetAll } = useSearchHistory();
  useCommand("trash", () => {
    const query = currentKey(list.current);
    if (query === undefined) return false;
    forget(query);
    return true;
  });
  if (queries.length === 0) return null;
  const words = wording.search;
  return (
    <section className={styles.recent} aria-labelledby="recent-searches">
      <div className={styles.head}>
        <h2 id="recent-searches" className={styles.heading}>
          {words.recent}
        </h2>
        <Button kind="quiet" onPress={forgetAll}>
          {words.forgetAll}
        </Button>
      </div>
      <GridList
        {...withoutTypeahead}
        ref={list}
        aria-label={words.recent}
        selectionMode="none"
        // The screen that one came to for searching becomes the search.
        onAction={(key) => adjustScreen({ kind: "search", query: String(key), isWhole: true })}
        className={classNames(styles.list)}
      >
        {queries.slice(0, MOST_SHOWN).map((query) => (
          <GridListItem
            key={query}
            id={query}
            textValue={query}
            className={classNames(styles.search)}
          >
            <History className={styles.icon} aria-hidden="true" />
            <bdi className={styles.query}>{query}</bdi>
            <IconButton
              label={words.forget(query)}
              className={styles.forget}
              onPress={() => forget(query)}
            >
              <X />
            </IconButton>
          </GridListItem>
        ))}
      </GridList>
    </section>
  );
}
