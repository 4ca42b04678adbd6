import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { SnapshotSummary } from "#contract/snapshot-calls.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { queryKeys } from "../data/query-keys.ts";
import { useSnapshots } from "../snapshot/use-snapshots.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { ProgressBar } from "../ui/ProgressBar.tsx";
import { useNow } from "../view/use-now.ts";
import { openScreen } from "../view/view-store.ts";
import { Deed, SettingsGroup } from "./SettingsGroup.tsx";
import styles from "./SnapshotSettings.module.css";
import { useLongCall } from "./use-long-call.ts";
import { useShowAll } from "./use-show-all.ts";

const words = wording.snapshots;

/** As many are shown until somebody wants all of them. */
const FIRST_SHOWN = 6;

/** Everything that was marked, as it was: the way back to it. */
export function SnapshotSettings() {
  const { data, error, refetch } = useSnapshots();
  const client = useQueryClient();
  const make = useLongCall("snapshots.make");
  const [told, setTold] = useState("");

  async function run(): Promise<void> {
    setTold("");
    const made = await make.run({});
    if (made !== undefined) setTold(words[made.kind]);
    await client.invalidateQueries({ queryKey: queryKeys.snapshots });
  }

  return (
    <SettingsGroup title={words.title}>
      <Deed
        title={words.deed}
        hint={words.hint}
        action={
          make.isRunning ? (
            <Button onPress={make.cancel}>{wording.app.cancel}</Button>
          ) : (
            <Button onPress={() => void run()}>{words.makeNow}</Button>
          )
        }
      >
        {make.isRunning && <ProgressBar label={words.making} value={undefined} />}
        <p role="status">{told}</p>
        {error !== null && data === undefined && (
          <ErrorState title={words.failedList} error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && <Snapshots snapshots={data} />}
      </Deed>
    </SettingsGroup>
  );
}

function Snapshots({ snapshots }: { readonly snapshots: readonly SnapshotSummary[] }) {
  const { showsAll, showAll, lineProps } = useShowAll(FIRST_SHOWN);
  if (snapshots.length === 0) return <p className={styles.facts}>{words.none}</p>;
  const shown = showsAll ? snapshots : snapshots.slice(0, FIRST_SHOWN);
  return (
    <>
      <ul className={styles.snapshots}>
        {shown.map((snapshot, place) => (
          <li key={snapshot.id} className={styles.snapshot} {...lineProps(place)}>
            <Line snapshot={snapshot} />
          </li>
        ))}
      </ul>
      {shown.length < snapshots.length && (
        <Button kind="quiet" onPress={showAll} className={styles.all}>
          {words.showAll(snapshots.length)}
        </Button>
      )}
    </>
  );
}

function Line({ snapshot }: { readonly snapshot: SnapshotSummary }) {
  const { id, made, reason, articles, lines, bytes, state } = snapshot;
  const now = useNow();
  const when = made === null ? id : describeMoment(made, now);
  return (
    <>
      <div className={styles.words}>
        <p className={styles.when}>{when}</p>
        <p className={styles.facts}>
          {state === "whole"
            ? [
                words.reason(reason),
                words.articles(articles),
                words.lines(lines),
                words.size(bytes),
              ].join(" · ")
            : words.states[state]}
        </p>
      </div>
      {state === "whole" && (
        <Button
          aria-label={words.lookAt(when)}
          onPress={() => openScreen({ kind: "snapshot", id })}
        >
          {words.look}
        </Button>
      )}
    </>
  );
}
