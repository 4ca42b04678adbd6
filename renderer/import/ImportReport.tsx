import { useState } from "react";
import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { Segments } from "../ui/Segments.tsx";
import { closeOverlay, type ImportSource } from "../view/view-store.ts";
import styles from "./ImportReport.module.css";
import { OutcomeGroups } from "./OutcomeGroups.tsx";
import { importFiles } from "./import-files.ts";
import { useImports } from "./import-store.ts";
import { mayPass } from "./may-pass.ts";
import { useInboxReport } from "./use-inbox-report.ts";

/** What became of every file: of the last import of this window, or of the inbox folder. */
export function ImportReport({ source: first }: { readonly source: ImportSource }) {
  const [source, setSource] = useState(first);
  const reports = { window: useWindowReport(), inbox: useInboxFolderReport() };
  const { outcomes, waiting, again } = reports[source];
  const hasBoth = Object.values(reports).every((report) => report.outcomes.length > 0);
  const failed = outcomes.filter(({ status }) => status === "failed").length;
  return (
    <Dialog
      title={wording.imports.report}
      isOpen
      isForReading
      onClose={closeOverlay}
      actions={
        <>
          {again.files > 0 && (
            <Button onPress={again.run}>{wording.imports.retry(again.files)}</Button>
          )}
          <Button kind="primary" onPress={closeOverlay}>
            {wording.app.done}
          </Button>
        </>
      }
    >
      {(hasBoth || source !== first) && (
        <div className={styles.sources}>
          <Segments
            label={wording.imports.source}
            isLabelHidden
            value={source}
            segments={SOURCES.map((value) => ({ value, label: wording.imports.sources[value] }))}
            onChange={setSource}
          />
        </div>
      )}
      <p className={styles.summary}>
        {outcomes.length + waiting === 0
          ? wording.imports.noReport
          : wording.imports.summary(outcomes.length, failed)}
        {waiting > 0 && ` ${wording.imports.inbox.waiting(waiting)}`}
      </p>
      <OutcomeGroups outcomes={outcomes} />
    </Dialog>
  );
}

const SOURCES = ["window", "inbox"] as const satisfies readonly ImportSource[];

interface Report {
  readonly outcomes: readonly ImportOutcome[];
  /** Files that were left because the reader stopped. */
  readonly waiting: number;
  /** How many files may fare better another time, and how to try them. */
  readonly again: { readonly files: number; readonly run: () => void };
}

function useWindowReport(): Report {
  const outcomes = useImports((state) => state.outcomes);
  const mayRetry = useImports((state) => state.mayRetry);
  function run(): void {
    closeOverlay();
    void importFiles(mayRetry);
  }
  return { outcomes, waiting: 0, again: { files: mayRetry.length, run } };
}

function useInboxFolderReport(): Report {
  const { outcomes, waiting } = useInboxReport() ?? { outcomes: [], waiting: 0 };
  const files = outcomes.filter(mayPass).length + waiting;
  return { outcomes, waiting, again: { files, run: () => void askApp("inbox.retry", {}) } };
}
