import { useState } from "react";
import type { ArticleDetail } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import type { ScreenOf } from "../view/screen.ts";
import { closeScreen } from "../view/view-store.ts";
import { useArticle } from "./data/use-article.ts";
import { OpenArticle } from "./OpenArticle.tsx";
import styles from "./ReaderScreen.module.css";
import { makeReaderStore, ReaderContext } from "./state/reader-store.ts";
import type { Departing, Departure } from "./versions/departure.ts";

interface ReaderScreenProps {
  readonly screen: ScreenOf<"reader">;
}

/** One article, open for reading. */
export function ReaderScreen({ screen }: ReaderScreenProps) {
  const { data, error, refetch } = useArticle(screen.articleId, screen.contentHash);
  const [departure, setDeparture] = useState<Departure>();
  if (data !== undefined) {
    // Another version is another text: nothing that was selected or sought in the one means anything in the other.
    return (
      <OneVersion
        key={data.facts.contentHash}
        detail={data}
        screen={screen}
        departing={{ departure, onDepart: setDeparture }}
      />
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

interface OneVersionProps extends ReaderScreenProps {
  readonly detail: ArticleDetail;
  readonly departing: Departing;
}

function OneVersion({ detail, screen, departing }: OneVersionProps) {
  const [store] = useState(makeReaderStore);
  return (
    <ReaderContext value={store}>
      <OpenArticle detail={detail} passage={screen} departing={departing} />
    </ReaderContext>
  );
}
