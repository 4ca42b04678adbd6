import { CircleAlert, CircleCheck, CircleDot } from "lucide-react";
import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { classNames } from "../ui/class-names.ts";
import { closeOverlay, openArticle } from "../view/view-store.ts";
import styles from "./ImportReport.module.css";
import { importFiles } from "./import-files.ts";
import { useImports } from "./import-store.ts";

const ICONS = {
  added: CircleCheck,
  known: CircleDot,
  updated: CircleCheck,
  similar: CircleCheck,
  failed: CircleAlert,
} as const satisfies Record<ImportOutcome["status"], unknown>;
const MOST_SHOWN = 1_000;

/** What became of every file of the last import: first those that did not work. */
export function ImportReport() {
  const outcomes = useImports((state) => state.outcomes);
  const mayRetry = useImports((state) => state.mayRetry);
  const failed = outcomes.filter(({ status }) => status === "failed");
  const rest = outcomes.filter(({ status }) => status !== "failed");
  return (
    <Dialog
      title={wording.imports.report}
      isOpen
      isForReading
      onClose={closeOverlay}
      actions={
        <>
          {mayRetry.length > 0 && (
            <Button onPress={() => retry(mayRetry)}>
              {wording.imports.retry(mayRetry.length)}
            </Button>
          )}
          <Button kind="primary" onPress={closeOverlay}>
            {wording.app.done}
          </Button>
        </>
      }
    >
      <p className={styles.summary}>{wording.imports.summary(outcomes.length, failed.length)}</p>
      <ul className={styles.list}>
        {[...failed, ...rest].slice(0, MOST_SHOWN).map((outcome, index) => (
          // Two files may have the same name.
          <Outcome key={`${index} ${outcome.path}`} outcome={outcome} />
        ))}
      </ul>
    </Dialog>
  );
}

function retry(files: readonly File[]): void {
  closeOverlay();
  void importFiles(files);
}

function Outcome({ outcome }: { readonly outcome: ImportOutcome }) {
  const { status, path, title, reason, articleId } = outcome;
  const Icon = ICONS[status];
  return (
    <li className={classNames(styles.outcome, status === "failed" && styles.failed)}>
      <Icon aria-hidden="true" />
      <div className={styles.words}>
        <p className={styles.name}>{title ?? path}</p>
        <p className={styles.reason}>{reason ?? wording.imports.statuses[status]}</p>
      </div>
      {articleId !== null && (
        <Button kind="quiet" onPress={() => openArticle(articleId)}>
          {wording.imports.open}
        </Button>
      )}
    </li>
  );
}
