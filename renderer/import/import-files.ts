import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { showToast } from "../ui/toasts.ts";
import { openArticle, openOverlay } from "../view/view-store.ts";
import { describeOutcome } from "./describe-outcome.ts";
import type { FileToImport } from "./file-to-import.ts";
import { importPortion } from "./import-portion.ts";
import { useImports } from "./import-store.ts";
import { mayPass } from "./may-pass.ts";

/** Files are handed over in portions, so that a folder of thousands does not stand in memory at once. */
const PORTION = 50;

/**
 * Adds files to the library, shows how far it is, and says at the end what became of them. Files that come while others are being added
 * join them.
 */
export async function importFiles(files: readonly FileToImport[]): Promise<void> {
  if (files.length === 0) {
    showToast({ text: wording.imports.nothing });
    return;
  }
  const { running, waiting } = useImports.getState();
  useImports.setState({ waiting: [...waiting, ...files] });
  if (running === undefined) await importWaiting();
  else {
    const { progress } = running;
    const total = progress.total + files.length;
    useImports.setState({ running: { ...running, progress: { ...progress, total } } });
  }
}

async function importWaiting(): Promise<void> {
  const files: FileToImport[] = [];
  const outcomes: ImportOutcome[] = [];
  let wasCancelled = false;
  try {
    for (let portion = takePortion(); portion.length > 0; portion = takePortion()) {
      const stop = new AbortController();
      const before = files.length;
      files.push(...portion);
      const cancel = (): void => {
        wasCancelled = true;
        useImports.setState({ waiting: [] });
        stop.abort();
      };
      // Portions come one after the other on purpose.
      const became = await importPortion(portion, {
        signal: stop.signal,
        onStep(phase, done, current) {
          const total = files.length + useImports.getState().waiting.length;
          const progress = { done: before + done, total, current };
          useImports.setState({ running: { phase, progress, cancel } });
        },
      });
      outcomes.push(...became);
    }
  } finally {
    const mayRetry = worthRetrying(files, outcomes);
    useImports.setState({ running: undefined, waiting: [], outcomes, mayRetry });
  }
  tell(outcomes, wasCancelled);
}

function takePortion(): readonly FileToImport[] {
  const { waiting } = useImports.getState();
  useImports.setState({ waiting: waiting.slice(PORTION) });
  return waiting.slice(0, PORTION);
}

/** @returns the files that failed for a reason that may pass, such as a full disk */
export function worthRetrying<Each extends { readonly name: string }>(
  files: readonly Each[],
  outcomes: readonly Pick<ImportOutcome, "path" | "status" | "code">[],
): readonly Each[] {
  const names = new Set(outcomes.filter(mayPass).map(({ path }) => path));
  // Of two files with one name the other may be among them: it is known by then, and nothing happens to it.
  return files.filter(({ name }) => names.has(name));
}

/** One file: a sentence with a way to it. Several, all well: a sentence. Trouble: the report. */
function tell(outcomes: readonly ImportOutcome[], wasCancelled: boolean): void {
  const words = wording.imports;
  const openReport = (): void => openOverlay({ kind: "import-report", source: "window" });
  const showReport = { label: words.showReport, run: openReport };
  const only = outcomes.length === 1 ? outcomes[0] : undefined;
  if (wasCancelled) showToast({ text: words.cancelled, action: showReport });
  else if (outcomes.some(asksForALook)) openReport();
  else if (only?.articleId !== undefined && only.articleId !== null) {
    const { articleId } = only;
    showToast({
      text: describeOutcome(only),
      action: { label: words.open, run: () => openArticle(articleId) },
    });
  } else {
    const added = outcomes.filter(({ status }) => status !== "known").length;
    showToast({ text: words.addedMany(added), action: showReport });
  }
}

/** A file that was not added, and a new version that does not open. */
function asksForALook({ status, reason }: ImportOutcome): boolean {
  return status === "failed" || (status === "updated" && reason !== null);
}
