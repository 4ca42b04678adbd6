import { ChevronLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ArticleDifference } from "#contract/records.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { useCommand, useKeyOf } from "../keyboard/use-command.ts";
import { Announcer } from "../ui/Announcer.tsx";
import { BarTitle } from "../ui/BarTitle.tsx";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import type { ScreenOf } from "../view/screen.ts";
import { closeScreen, openArticle } from "../view/view-store.ts";
import { useNow } from "../view/use-now.ts";
import { ChangeSteps } from "./ChangeSteps.tsx";
import { DifferenceRows } from "./DifferenceRows.tsx";
import styles from "./DifferenceScreen.module.css";
import { useChangeSteps } from "./use-change-steps.ts";
import { useDifference } from "./use-difference.ts";

interface DifferenceScreenProps {
  readonly screen: ScreenOf<"difference">;
}

/** What changed from one version of an article to another: to read, and to go through by key. */
export function DifferenceScreen({ screen }: DifferenceScreenProps) {
  const { data, error, refetch } = useDifference(screen);
  const steps = useChangeSteps(data?.rows);
  const main = useRef<HTMLElement>(null);
  // So that keys scroll it.
  useFocusOnShow(main);
  const words = wording.difference;
  useCommand("see-difference", closeScreen);
  const title = data === undefined ? words.title : words.in(data.title);
  useEffect(() => {
    document.title = `${title} · ${wording.app.name}`;
  }, [title]);
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <IconButton label={wording.app.back} chord={useKeyOf("back")} onPress={closeScreen}>
          <ChevronLeft />
        </IconButton>
        <BarTitle>{title}</BarTitle>
        {data !== undefined && <ChangeSteps steps={steps} />}
        <Button onPress={() => openArticle(screen.articleId, { contentHash: screen.to })}>
          {words.read}
        </Button>
      </header>
      <main
        ref={main}
        tabIndex={-1}
        className={styles.main}
        aria-label={words.title}
        aria-busy={data === undefined}
      >
        {error !== null && (
          <ErrorState title={words.failed} error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && (
          <article className={styles.column}>
            <Facts difference={data} changes={steps.total} />
            <DifferenceRows
              rows={data.rows}
              language={data.to.language}
              direction={data.to.direction}
              steps={steps}
            />
            {data.left > 0 && <p className={styles.facts}>{words.left(data.left)}</p>}
          </article>
        )}
      </main>
      <Announcer>{steps.announcement}</Announcer>
    </div>
  );
}

interface FactsProps {
  readonly difference: ArticleDifference;
  readonly changes: number;
}

function Facts({ difference: { from, to }, changes }: FactsProps) {
  const words = wording.difference;
  const now = useNow();
  const between = words.between(
    describeMoment(from.imported, now),
    describeMoment(to.imported, now),
  );
  return (
    <p className={styles.facts}>
      {between}
      {" · "}
      {changes === 0 ? words.none : words.changes(changes)}
    </p>
  );
}
