import { useState } from "react";
import type { Span } from "#core/anchor/selectors.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { closeScreen } from "../view/view-store.ts";
import { useArticle } from "./data/use-article.ts";
import { OpenArticle } from "./OpenArticle.tsx";
import styles from "./ReaderScreen.module.css";
import { makeReaderStore, ReaderContext } from "./state/reader-store.ts";

interface ReaderScreenProps {
  readonly articleId: ArticleId;
  /** A highlight to go to and focus. */
  readonly annotationId?: AnnotationId | undefined;
  /** A passage to go to, in UTF-16 code units of the current version's `plainText`. */
  readonly span?: Span | undefined;
}

/** One article, open for reading. */
export function ReaderScreen({ articleId, annotationId, span }: ReaderScreenProps) {
  const { data, error, refetch } = useArticle(articleId);
  const [store] = useState(makeReaderStore);
  if (data !== undefined) {
    return (
      <ReaderContext value={store}>
        <OpenArticle detail={data} passage={{ annotationId, span }} />
      </ReaderContext>
    );
  }
  return (
    <main className={styles.waiting} aria-busy={error === null}>
      {error === null ? (
        <p className={styles.loading} role="status">
          {wording.app.loading}
        </p>
      ) : (
        <>
          <ErrorState title={wording.reader.failed} error={error} onRetry={() => void refetch()} />
          <Button onPress={closeScreen}>{wording.app.back}</Button>
        </>
      )}
    </main>
  );
}
