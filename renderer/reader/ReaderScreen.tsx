import { useState } from "react";
import type { ArticleId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { closeScreen } from "../view/view-store.ts";
import { useArticle } from "./data/use-article.ts";
import type { Passage } from "./hooks/use-passage.ts";
import { OpenArticle } from "./OpenArticle.tsx";
import styles from "./ReaderScreen.module.css";
import { makeReaderStore, ReaderContext } from "./state/reader-store.ts";

interface ReaderScreenProps {
  readonly articleId: ArticleId;
  readonly passage: Passage;
}

/** One article, open for reading. */
export function ReaderScreen({ articleId, passage }: ReaderScreenProps) {
  const { data, error, refetch } = useArticle(articleId);
  const [store] = useState(makeReaderStore);
  if (data !== undefined) {
    return (
      <ReaderContext value={store}>
        <OpenArticle detail={data} passage={passage} />
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
