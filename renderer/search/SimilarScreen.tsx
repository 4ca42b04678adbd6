import { useQuery } from "@tanstack/react-query";
import { Files } from "lucide-react";
import { useEffect, useRef } from "react";
import { Header } from "react-aria-components/Header";
import { ListBox, ListBoxItem, ListBoxSection } from "react-aria-components/ListBox";
import type { ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { askOrThrow } from "../data/ask-or-throw.ts";
import { queryKeys } from "../data/query-keys.ts";
import { useCommand } from "../keyboard/use-command.ts";
import { currentKey } from "../library/ArticleList.tsx";
import { ListSkeleton } from "../library/ListSkeleton.tsx";
import { pressInList } from "../library/use-list-commands.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { classNames } from "../ui/class-names.ts";
import { withoutTypeahead } from "../ui/without-typeahead.ts";
import { placeIn, rememberRow, rememberScroll } from "../view/list-places.ts";
import type { ScreenOf } from "../view/screen.ts";
import { useReturnToPlace } from "../view/use-return-to-place.ts";
import { openArticle, openScreen } from "../view/view-store.ts";
import screenStyles from "./SearchScreen.module.css";
import styles from "./SimilarScreen.module.css";
import { similarSections, type SimilarSection } from "./similar-sections.ts";

interface SimilarScreenProps {
  readonly screen: ScreenOf<"similar">;
}

/** What is much like an article: copies of it, and what is about the same. */
export function SimilarScreen({ screen: { articleId } }: SimilarScreenProps) {
  const { data, error, refetch } = useQuery({
    queryKey: [...queryKeys.lists, "similar", articleId],
    queryFn: ({ signal }) => askOrThrow("articles.similar", { articleId }, { signal }),
  });
  const words = wording.search.similar;
  const sections = data === undefined ? undefined : similarSections(data);
  const title = data === undefined ? words.name : words.title(data.title);
  useEffect(() => {
    document.title = `${title} · ${wording.app.name}`;
  }, [title]);
  const total = sections?.reduce((sum, { articles }) => sum + articles.length, 0) ?? 0;
  return (
    <section className={screenStyles.screen} aria-label={words.name}>
      <header className={screenStyles.header}>
        <h1 className={classNames(screenStyles.title, styles.heading)} dir="auto">
          {title}
        </h1>
        <p className={screenStyles.count} role="status">
          {total > 0 && words.number(total)}
        </p>
      </header>
      {error !== null ? (
        <ErrorState title={words.failed} error={error} onRetry={() => void refetch()} />
      ) : sections === undefined ? (
        <ListSkeleton />
      ) : total === 0 ? (
        <EmptyState icon={<Files aria-hidden="true" />} title={words.none} />
      ) : (
        <SimilarList key={articleId} place={`similar ${articleId}`} sections={sections} />
      )}
    </section>
  );
}

interface SimilarListProps {
  readonly place: string;
  readonly sections: readonly SimilarSection[];
}

function SimilarList({ place, sections }: SimilarListProps) {
  const list = useRef<HTMLDivElement>(null);
  const ids = sections.flatMap(({ articles }) => articles.map(({ articleId }) => articleId));
  useReturnToPlace(list, place, () => ids);
  const current = (): ArticleId | undefined => {
    const key = currentKey(list.current);
    return ids.find((id) => id === key);
  };
  function open(articleId: ArticleId | undefined): boolean {
    if (articleId === undefined) return false;
    rememberRow(place, list.current, articleId);
    openArticle(articleId);
    return true;
  }
  useCommand("next", () => pressInList(list.current, "ArrowDown"));
  useCommand("previous", () => pressInList(list.current, "ArrowUp"));
  useCommand("open", () => open(current() ?? ids[0]));
  useCommand("find-similar", () => {
    const articleId = current();
    if (articleId === undefined) return false;
    openScreen({ kind: "similar", articleId });
    return true;
  });
  return (
    <div className={screenStyles.frame}>
      <ListBox
        {...withoutTypeahead}
        ref={list}
        aria-label={wording.search.similar.name}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it is all there is on the screen, and one came for it
        autoFocus={placeIn(place).row === undefined && "first"}
        selectionMode="none"
        onAction={(key) => open(ids.find((id) => id === key))}
        onScroll={(event) => rememberScroll(place, event.currentTarget.scrollTop)}
        className={classNames(screenStyles.list)}
      >
        {sections.map(({ id, title, articles }) => (
          <ListBoxSection key={id} id={id} className={classNames(styles.section)}>
            <Header className={classNames(styles.sectionTitle)}>{title}</Header>
            {articles.map((article) => (
              <ListBoxItem
                key={article.articleId}
                id={article.articleId}
                textValue={article.title}
                className={classNames(screenStyles.hit, styles.row)}
              >
                <p className={styles.title} dir="auto">
                  {article.title}
                </p>
                <p className={styles.facts}>
                  <span className={styles.share}>{article.share}</span>
                  {article.facts.map((fact) => (
                    <bdi key={fact}>{fact}</bdi>
                  ))}
                </p>
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
    </div>
  );
}
