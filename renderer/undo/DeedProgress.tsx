import { useCallback, useState } from "react";
import type { AppEvent } from "#contract/events.js";
import { wording } from "#core/wording/wording.js";
import { useAppEvent } from "../data/use-app-events.ts";
import { useShownAfter } from "../import/use-shown-after.ts";
import type { CallProgress } from "../ipc/ask-app.ts";
import { Button } from "../ui/Button.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import styles from "./DeedProgress.module.css";
import { type DeedUnderWay, useLongDeeds } from "./long-deeds.ts";

/** What is done sooner needs no word. */
const QUIET_MS = 500;
/** Nobody waits for this: everything shows it already. */
const SAVING_QUIET_MS = 1_500;

/** How far a deed on very many articles is: until it shows, with a way to stop it, and then until it stands in the log of each. */
export function DeedProgress() {
  const deed = useLongDeeds(({ underWay }) => underWay.at(0));
  const isDeedShown = useShownAfter(deed !== undefined, QUIET_MS);
  const saving = useSaving();
  const isSavingShown = useShownAfter(saving !== undefined, SAVING_QUIET_MS);
  const shownDeed = isDeedShown ? deed : undefined;
  const shownSaving = isSavingShown ? saving : undefined;
  if (shownDeed === undefined && shownSaving === undefined) return null;
  return (
    <section className={styles.card} aria-label={wording.library.deed.title}>
      {shownDeed !== undefined && <Changing deed={shownDeed} />}
      {shownSaving !== undefined && (
        <ProgressBar
          label={wording.library.deed.saving(shownSaving.done, shownSaving.total)}
          value={shownSaving.done / shownSaving.total}
        />
      )}
    </section>
  );
}

function Changing({ deed: { progress, stop } }: { readonly deed: DeedUnderWay }) {
  const { done, total } = progress;
  return (
    <div className={styles.deed}>
      <ProgressBar
        label={wording.library.deed.changing(total)}
        value={done === 0 ? undefined : done / total}
      />
      <Button kind="quiet" onPress={stop} className={styles.stop}>
        {wording.app.cancel}
      </Button>
    </div>
  );
}

/** @returns how far the app is with writing logs; undefined while it is not at it */
function useSaving(): Pick<CallProgress, "done" | "total"> | undefined {
  const [saving, setSaving] = useState<Pick<CallProgress, "done" | "total">>();
  useAppEvent(
    useCallback((event: AppEvent) => {
      if (event.kind === "saving") setSaving(event.total === 0 ? undefined : event);
    }, []),
  );
  return saving;
}
