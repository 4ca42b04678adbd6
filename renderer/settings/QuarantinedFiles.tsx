import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { QuarantinedFile } from "#contract/quarantine-calls.js";
import { describeMoment } from "#core/wording/describe-day.js";
import { wording } from "#core/wording/wording.js";
import { queryKeys } from "../data/query-keys.ts";
import { Button } from "../ui/Button.tsx";
import { ErrorState } from "../ui/ErrorState.tsx";
import { useNow } from "../view/use-now.ts";
import styles from "./QuarantinedFiles.module.css";
import { Deed } from "./SettingsGroup.tsx";
import { useLongCall } from "./use-long-call.ts";
import { useQuarantine } from "./use-quarantine.ts";
import { useShowAll } from "./use-show-all.ts";

const words = wording.quarantine;

/** As many are shown until somebody wants all of them. */
const FIRST_SHOWN = 4;

/** Damaged files that Repair took out of the library, each with the way back. Nothing is said where there are none. */
export function QuarantinedFiles() {
  const { data, error, refetch } = useQuarantine();
  if (error !== null && data === undefined) {
    return (
      <Deed title={words.deed} hint={words.hint} action={null}>
        <ErrorState title={words.failed} error={error} onRetry={() => void refetch()} />
      </Deed>
    );
  }
  if (data === undefined || data.files.length === 0) return null;
  return (
    <Deed title={words.deed} hint={words.hint} action={null}>
      <Files files={data.files} />
    </Deed>
  );
}

function Files({ files }: { readonly files: readonly QuarantinedFile[] }) {
  const { showsAll, showAll, lineProps } = useShowAll(FIRST_SHOWN);
  const [told, setTold] = useState("");
  const shown = showsAll ? files : files.slice(0, FIRST_SHOWN);
  return (
    <>
      <ul className={styles.files} aria-label={words.deed}>
        {shown.map((file, place) => (
          <li key={file.id} className={styles.file} {...lineProps(place)}>
            <Line file={file} onTold={setTold} />
          </li>
        ))}
      </ul>
      {shown.length < files.length && (
        <Button kind="quiet" onPress={showAll} className={styles.all}>
          {words.showAll(files.length)}
        </Button>
      )}
      <p role="status" className={styles.facts}>
        {told}
      </p>
    </>
  );
}

interface LineProps {
  readonly file: QuarantinedFile;
  readonly onTold: (sentence: string) => void;
}

function Line({ file: { id, path, at, bytes, place }, onTold }: LineProps) {
  const client = useQueryClient();
  const restore = useLongCall("quarantine.restore");
  const line = useRef<HTMLDivElement>(null);
  const now = useNow();

  async function putBack(): Promise<void> {
    onTold("");
    const put = await restore.run({ id });
    if (put === undefined) return;
    // The button goes away.
    line.current?.focus();
    onTold(put.isNew ? words.wasPutBack(put.path) : words.wasThere(put.path));
    await client.invalidateQueries({ queryKey: queryKeys.quarantine });
  }

  return (
    <>
      <div className={styles.words} ref={line} tabIndex={-1}>
        <code className={styles.path}>{path}</code>
        <p className={styles.facts}>
          {[describeMoment(at, now), wording.snapshots.size(bytes), words.place(place)].join(" · ")}
        </p>
      </div>
      {place === "free" && (
        <Button aria-label={words.putBackFile(path)} onPress={() => void putBack()}>
          {words.putBack}
        </Button>
      )}
    </>
  );
}
