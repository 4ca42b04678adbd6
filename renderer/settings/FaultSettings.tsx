import type { FaultRecord } from "#contract/fault-calls.js";
import type { CallOutput } from "#contract/calls.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { describeFault } from "#core/wording/fault-wording.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useNow } from "../view/use-now.ts";
import { openArticle } from "../view/view-store.ts";
import styles from "./FaultSettings.module.css";
import { Deed, SettingsGroup } from "./SettingsGroup.tsx";
import { useFaults } from "./use-faults.ts";
import { useShowAll } from "./use-show-all.ts";

const words = wording.faults;

/** As many are shown until somebody wants all of them. */
const FIRST_SHOWN = 4;

/** What went wrong with the reader's files, and what was done about it. */
export function FaultSettings() {
  const { data, error, refetch } = useFaults();
  return (
    <SettingsGroup title={words.title}>
      <Deed title={words.deed} hint={words.hint} action={null}>
        {error !== null && data === undefined && (
          <ErrorState title={words.failed} error={error} onRetry={() => void refetch()} />
        )}
        {data !== undefined && <Faults listed={data} />}
      </Deed>
    </SettingsGroup>
  );
}

function Faults({ listed }: { readonly listed: CallOutput<"faults.list"> }) {
  const { showsAll, showAll, lineProps } = useShowAll(FIRST_SHOWN);
  const { faults, total, unreadable } = listed;
  const shown = showsAll ? faults : faults.slice(0, FIRST_SHOWN);
  const earlier = total - faults.length;
  return (
    <>
      {total === 0 && <p className={styles.facts}>{words.none}</p>}
      {total > 0 && (
        <ul className={styles.faults} aria-label={words.deed}>
          {shown.map((fault, place) => (
            // Several may be of one moment; their order never changes.
            <li key={`${total - place} ${fault.at}`} className={styles.fault} {...lineProps(place)}>
              <Fault fault={fault} />
            </li>
          ))}
        </ul>
      )}
      {shown.length < faults.length && (
        <Button kind="quiet" onPress={showAll} className={styles.all}>
          {words.showAll(faults.length)}
        </Button>
      )}
      {showsAll && earlier > 0 && <p className={styles.facts}>{words.more(earlier, total)}</p>}
      {unreadable > 0 && <p className={styles.facts}>{words.unreadable(unreadable)}</p>}
    </>
  );
}

function Fault({ fault }: { readonly fault: FaultRecord }) {
  const { event, at, first, times, article } = fault;
  const now = useNow();
  const { happened, done, advice } = describeFault(event, now);
  return (
    <>
      <p className={styles.facts}>
        <time dateTime={at}>{describeMoment(at, now)}</time>
        {times > 1 && ` · ${words.times(times, describeMoment(first, now))}`}
      </p>
      <p className={styles.happened}>{happened}</p>
      {(done !== "" || advice !== "") && (
        <p className={styles.done}>{[done, advice].filter((text) => text !== "").join(" ")}</p>
      )}
      {"path" in event && <code className={styles.path}>{event.path}</code>}
      {article !== null && (
        <Button
          kind="quiet"
          className={styles.article}
          onPress={() => openArticle(article.articleId)}
        >
          {words.open(article.title)}
        </Button>
      )}
    </>
  );
}
