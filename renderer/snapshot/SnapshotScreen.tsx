import { CheckCheck, ChevronLeft } from "lucide-react";
import { useRef, useState } from "react";
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
import { useFocusOnShow } from "../ui/use-focus-on-show.ts";
import type { ScreenOf } from "../view/screen.ts";
import { useNow } from "../view/use-now.ts";
import { closeScreen } from "../view/view-store.ts";
import { DifferingArticles, Things } from "./DifferingArticles.tsx";
import styles from "./SnapshotScreen.module.css";
import { useComparison } from "./use-comparison.ts";
import { useSnapshots } from "./use-snapshots.ts";

const words = wording.snapshots;

interface SnapshotScreenProps {
  readonly screen: ScreenOf<"snapshot">;
}

/** What is different now from a snapshot, and a way back to what was then. */
export function SnapshotScreen({ screen: { id } }: SnapshotScreenProps) {
  const { comparison, compare, cancel } = useComparison(id);
  const [restored, setRestored] = useState<CallOutput<"snapshots.restore">>();
  const made = useSnapshots().data?.find((snapshot) => snapshot.id === id)?.made ?? null;
  const now = useNow();
  const section = useRef<HTMLElement>(null);
  // So that keys scroll it.
  useFocusOnShow(section);
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
        {restored !== undefined && <Restored restored={restored} />}
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
            onRestored={(done) => {
              setRestored(done);
              void compare();
            }}
          />
        )}
      </div>
    </section>
  );
}

function Restored({ restored }: { readonly restored: CallOutput<"snapshots.restore"> }) {
  const { missing, problems } = restored;
  return (
    <div role="status" className={styles.restored}>
      <p>{words.restored(restored)}</p>
      {missing > 0 && <p>{words.leftMissing(missing)}</p>}
      {problems.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
    </div>
  );
}

interface DifferenceProps {
  readonly difference: SnapshotDifference;
  readonly onRestored: (restored: CallOutput<"snapshots.restore">) => void;
}

function Difference({ difference, onRestored }: DifferenceProps) {
  const { articles, library, total, damage } = difference;
  const [chosen, setChosen] = useState<ReadonlySet<ArticleId>>(new Set());
  const isSame = articles.length + library.things.length + library.lostLines === 0;
  return (
    <>
      {damage.length > 0 && (
        <div role="alert" className={styles.damage}>
          <p>{words.damage}</p>
          <ul>
            {damage.map((sentence) => (
              <li key={sentence}>{sentence}</li>
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
          <Restoring difference={difference} chosen={chosen} onRestored={onRestored} />
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

function Restoring({ difference, chosen, onRestored }: RestoringProps) {
  const restore = useLongCall("snapshots.restore");
  const [setsBack, setSetsBack] = useState(true);
  const [trashesAdded, setTrashesAdded] = useState(false);

  async function run(): Promise<void> {
    const restored = await restore.run({
      id: difference.snapshot.id,
      articleIds: [...chosen],
      changed: setsBack ? "set-back" : "keep",
      added: trashesAdded ? "trash" : "keep",
    });
    if (restored !== undefined) onRestored(restored);
  }

  if (restore.isRunning) {
    return (
      <div className={styles.waiting}>
        <ProgressBar label={words.restoring} value={restore.share} />
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
