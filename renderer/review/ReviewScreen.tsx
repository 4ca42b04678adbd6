import { CircleCheck } from "lucide-react";
import { type RefObject, useRef } from "react";
import type { ReviewEntry } from "#contract/annotation-records.js";
import { wording } from "#core/wording/wording.js";
import { useCommand } from "../keyboard/use-command.ts";
import { currentKey } from "../library/ArticleList.tsx";
import headerStyles from "../library/ListHeader.module.css";
import { ListSkeleton } from "../library/ListSkeleton.tsx";
import { pressInList } from "../library/use-list-commands.ts";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { acceptPlace, choosePlace, keepAsQuotation, toTrash } from "./settle-highlights.ts";
import { ReviewList } from "./ReviewList.tsx";
import styles from "./ReviewScreen.module.css";
import { useReview } from "./use-review.ts";

/** Highlights whose place is not certain, or gone: each with what it stood on and where it may stand, settled by one key. */
export function ReviewScreen() {
  const list = useRef<HTMLDivElement>(null);
  const { entries, total, error, retry, loadMore } = useReview();
  useReviewCommands(list, entries ?? []);
  const words = wording.review;
  return (
    <section className={styles.screen} aria-label={words.title}>
      <header className={headerStyles.header}>
        <h1 className={headerStyles.title}>{words.title}</h1>
        <p className={headerStyles.facts} role="status">
          {total !== undefined && total > 0 && words.left(total)}
        </p>
      </header>
      {error !== null && <ErrorState title={words.failed} error={error} onRetry={retry} />}
      {error === null && entries === undefined && <ListSkeleton />}
      {entries?.length === 0 && (
        <EmptyState
          icon={<CircleCheck aria-hidden="true" />}
          title={words.empty.title}
          text={words.empty.text}
        />
      )}
      {entries !== undefined && entries.length > 0 && (
        <ReviewList list={list} entries={entries} onEnd={loadMore} />
      )}
    </section>
  );
}

/** Keys act on the highlight that has the focus. */
function useReviewCommands(
  list: RefObject<HTMLElement | null>,
  entries: readonly ReviewEntry[],
): void {
  function withCurrent(deed: (entry: ReviewEntry) => unknown): boolean {
    const key = currentKey(list.current);
    const entry = entries.find(({ annotationId }) => annotationId === key);
    if (entry === undefined) return false;
    void deed(entry);
    return true;
  }
  useCommand("next", () => pressInList(list.current, "ArrowDown"));
  useCommand("previous", () => pressInList(list.current, "ArrowUp"));
  useCommand("accept-place", () =>
    withCurrent((entry) => {
      const [likeliest] = entry.candidates;
      return likeliest && acceptPlace(entry, likeliest);
    }),
  );
  useCommand("choose-place", () => withCurrent(choosePlace));
  useCommand("keep-quotation", () => withCurrent(keepAsQuotation));
  useCommand("trash", () => withCurrent(toTrash));
}
