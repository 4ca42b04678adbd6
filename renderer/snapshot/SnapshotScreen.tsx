import { CheckCheck, ChevronLeft } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import type { CallOutput } from "#contract/calls.js";
import type { SnapshotDifference } from "#contract/snapshot-calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { useKeyOf } from "../keyboard/use-command.ts";
import { useLongCall } from "../settings/use-long-call.ts";
import { Button } from "../ui/Button.tsx";
import { EmptyState } from "../ui/EmptyState.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { IconButton } from "../ui/IconButton.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { Switch } from "../ui/Switch.tsx";
import { showToast } from "../ui/toasts.ts";
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import { useFocusWhenLost } from "../ui/use-focus-when-lost.ts";
import type { ScreenOf } from "../view/screen.ts";
import { useNow } from "../view/use-now.ts";
import { closeScreen } from "../view/view-store.ts";
import { DifferingArticles, Things } from "./DifferingArticles.tsx";
import styles from "./SnapshotScreen.module.css";
import { useComparison } from "./use-comparison.ts";
import { useSnapshots } from "./use-snapshots.ts";

const words = wording.snapshots;

/** What came of restoring; "unfinished" where it was stopped or failed, and some of it is done. */
type RestoreOutcome = CallOutput<"snapshots.restore"> | "unfinished";

interface SnapshotScreenProps {
  readonly screen: ScreenOf<"snapshot">;
}

/** What is different now from a snapshot, and a way back to what was then. */
export function SnapshotScreen({ screen: { id } }: SnapshotScreenProps) {
  const { comparison, compare, cancel } = useComparison(id);
  const [outcome, setOutcome] = useState<RestoreOutcome>();
  const made = useSnapshots().data?.find((snapshot) => snapshot.id === id)?.made ?? null;
  const now = useNow();
  const section = useRef<HTMLElement>(null);
  // So that keys scroll it.
  useFocusOnShow(section);
  useFocusWhenLost(section, comparison.kind);
  return (
    <section ref={section} tabIndex={-1} className={styles.screen} aria-label={words.title}>
      <div className={styles.column}>
        <header className={styles.header}>
          <IconButton label={wording.app.back} chord={useKeyOf("back")} onPress={closeScreen}>
            <ChevronLeft />
          </IconButton>
          <h1 className={styles.title}>
            {made === null ? words.title : words.heading(describeMoment(made, now))}
          </h1>
        </header>
        {outcome !== undefined && <Outcome outcome={outcome} />}
        {comparison.kind === "comparing" && (
          <div className={styles.waiting}>
            <ProgressBar label={words.comparing} value={comparison.share} />
            <Button onPress={cancel}>{wording.app.cancel}</Button>
          </div>
        )}
        {comparison.kind === "stopped" && (
          <Button onPress={() => void compare()}>{words.compare}</Button>
        )}
        {comparison.kind === "failed" && (
          <ErrorState
            title={words.failedCompare}
            error={comparison.error}
            onRetry={() => void compare()}
          />
        )}
        {comparison.kind === "compared" && (
          <Difference
            difference={comparison.difference}
            section={section}
            onEnded={(ended) => {
              setOutcome(ended);
              void compare();
            }}
          />
        )}
      </div>
    </section>
  );
}

function Outcome({ outcome }: { readonly outcome: RestoreOutcome }) {
  const { missing, problems } = outcome === "unfinished" ? { missing: 0, problems: [] } : outcome;
  return (
    <div role="status" className={styles.restored}>
      <p>{describeOutcome(outcome)}</p>
      {missing > 0 && <p>{words.leftMissing(missing)}</p>}
      {problems.map((problem, index) => (
        <p key={`${index} ${problem}`}>{problem}</p>
      ))}
    </div>
  );
}

function describeOutcome(outcome: RestoreOutcome): string {
  return outcome === "unfinished" ? words.unfinished : words.restored(outcome);
}

interface DifferenceProps {
  readonly difference: SnapshotDifference;
  /** Of the screen: has the focus where what had it goes away. */
  readonly section: RefObject<HTMLElement | null>;
  /** What is different is another by then, however it ended. Not called once one has left the screen. */
  readonly onEnded: (outcome: RestoreOutcome) => void;
}

function Difference({ difference, section, onEnded }: DifferenceProps) {
  const { articles, library, total, damage } = difference;
  const [chosen, setChosen] = useState<ReadonlySet<ArticleId>>(new Set());
  const isSame = articles.length + library.things.length + library.lostLines === 0;
  return (
    <>
      {damage.length > 0 && (
        <div role="alert" className={styles.damage}>
          <p>{words.damage}</p>
          <ul>
            {damage.map((sentence, index) => (
              <li key={`${index} ${sentence}`}>{sentence}</li>
            ))}
          </ul>
        </div>
      )}
      {isSame ? (
        <EmptyState icon={<CheckCheck aria-hidden="true" />} title={words.same} />
      ) : (
        <>
          <p className={styles.facts}>
            {words.articles(total.articles)}: {words.counts(total)}
            {total.lostLines > 0 && `; ${words.lostLines(total.lostLines)}`}
          </p>
          <Restoring difference={difference} section={section} chosen={chosen} onEnded={onEnded} />
          {library.things.length > 0 && (
            <section aria-label={words.ofLibrary} className={styles.library}>
              <h2 className={styles.part}>{words.ofLibrary}</h2>
              <Things
                things={library.things}
                total={library.gone + library.changed + library.added}
              />
            </section>
          )}
          <DifferingArticles
            articles={articles}
            chosen={chosen}
            onChoose={(articleId, isChosen) =>
              setChosen((others) =>
                isChosen
                  ? others.union(new Set([articleId]))
                  : others.difference(new Set([articleId])),
              )
            }
          />
          {total.articles > articles.length && (
            <p className={styles.facts}>{words.more(total.articles - articles.length)}</p>
          )}
        </>
      )}
    </>
  );
}

interface RestoringProps extends DifferenceProps {
  /** All where none is. */
  readonly chosen: ReadonlySet<ArticleId>;
}

function Restoring({ difference, section, chosen, onEnded }: RestoringProps) {
  const restore = useLongCall("snapshots.restore");
  useFocusWhenLost(section, restore.isRunning);
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = true;
    return () => void (isShown.current = false);
  }, []);
  const [setsBack, setSetsBack] = useState(true);
  const [trashesAdded, setTrashesAdded] = useState(false);

  async function run(): Promise<void> {
    const outcome: RestoreOutcome =
      (await restore.run({
        id: difference.snapshot.id,
        articleIds: [...chosen],
        changed: setsBack ? "set-back" : "keep",
        added: trashesAdded ? "trash" : "keep",
      })) ?? "unfinished";
    if (isShown.current) onEnded(outcome);
    // Leaving has stopped it.
    else showToast({ text: describeOutcome(outcome) });
  }

  if (restore.isRunning) {
    return (
      <div className={styles.waiting}>
        <ProgressBar label={restore.first ?? words.restoring} value={restore.share} />
        <Button onPress={restore.cancel}>{wording.app.cancel}</Button>
      </div>
    );
  }
  return (
    <div className={styles.choices}>
      <Switch isSelected={setsBack} onChange={setSetsBack}>
        {words.setBack} <span className={styles.facts}>{words.setBackHint}</span>
      </Switch>
      <Switch isSelected={trashesAdded} onChange={setTrashesAdded}>
        {words.trashAdded}
      </Switch>
      <Button kind="primary" onPress={() => void run()} className={styles.restore}>
        {chosen.size === 0 ? words.restoreAll : words.restoreChosen(chosen.size)}
      </Button>
    </div>
  );
}
