import type { CallInput } from "#contract/calls.js";
import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { stageFile } from "../ipc/host.ts";
import { showToast } from "../ui/toasts.ts";
import { openArticle, openOverlay } from "../view/view-store.ts";
import { useImports } from "./import-store.ts";

type Staged = NonNullable<CallInput<"articles.import">["staged"]>[number];

/** Files are handed over in portions, so that a folder of thousands does not stand in memory at once. */
const PORTION = 50;

/** Adds files to the library, shows how far it is, and says at the end what became of them. One import at a time. */
export async function importFiles(files: readonly File[]): Promise<void> {
  if (useImports.getState().running !== undefined) return;
  if (files.length === 0) {
    showToast({ text: wording.imports.nothing });
    return;
  }
  const stop = new AbortController();
  const outcomes: ImportOutcome[] = [];
  for (let start = 0; start < files.length && !stop.signal.aborted; start += PORTION) {
    const portion = files.slice(start, start + PORTION);
    // Portions come one after the other on purpose.
    outcomes.push(...(await importPortion(portion, start, files.length, stop)));
  }
  useImports.setState({ running: undefined, outcomes, mayRetry: worthRetrying(files, outcomes) });
  tell(outcomes, stop.signal.aborted);
}

async function importPortion(
  files: readonly File[],
  before: number,
  total: number,
  stop: AbortController,
): Promise<readonly ImportOutcome[]> {
  const staged: Staged[] = [];
  const unreadable: ImportOutcome[] = [];
  function show(phase: "reading" | "adding", done: number, current: string): void {
    const progress = { done: before + done, total, current };
    useImports.setState({ running: { phase, progress, cancel: () => stop.abort() } });
  }

  for (const [index, file] of files.entries()) {
    if (stop.signal.aborted) return unreadable;
    show("reading", index, file.name);
    try {
      staged.push({ id: await stageFile(file), name: file.name });
    } catch {
      // A dropped file may be gone or locked by now: that is an outcome, not an accident.
      unreadable.push(failedOutcome(file.name, wording.imports.unreadable));
    }
  }
  if (staged.length === 0) return unreadable;
  const reply = await askApp(
    "articles.import",
    { staged },
    {
      signal: stop.signal,
      onProgress: ({ done, current }) => show("adding", done, current),
    },
  );
  if (reply.ok) return [...unreadable, ...reply.value.outcomes];
  if (reply.error.code === "cancelled") return unreadable;
  return [...unreadable, ...staged.map(({ name }) => failedOutcome(name, reply.error.message))];
}

/** What is wrong with a file itself stays wrong, however often it is tried. */
const LASTING: readonly ImportOutcome["code"][] = [
  "file-empty",
  "file-binary",
  "file-too-large",
  "file-type-unknown",
];

/** @returns the files that failed for a reason that may pass, such as a full disk */
export function worthRetrying(
  files: readonly File[],
  outcomes: readonly Pick<ImportOutcome, "path" | "status" | "code">[],
): readonly File[] {
  const names = new Set(
    outcomes
      .filter(({ status, code }) => status === "failed" && !LASTING.includes(code))
      .map(({ path }) => path),
  );
  // Of two files with one name the other may be among them: it is known by then, and nothing happens to it.
  return files.filter(({ name }) => names.has(name));
}

function failedOutcome(path: string, reason: string): ImportOutcome {
  return { path, status: "failed", articleId: null, title: null, reason, code: null };
}

/** One file: a sentence with a way to it. Several, all well: a sentence. Trouble: the report. */
function tell(outcomes: readonly ImportOutcome[], wasCancelled: boolean): void {
  const words = wording.imports;
  const showReport = { label: words.showReport, run: () => openOverlay({ kind: "import-report" }) };
  const only = outcomes.length === 1 ? outcomes[0] : undefined;
  if (wasCancelled) showToast({ text: words.cancelled, action: showReport });
  else if (outcomes.some(({ status }) => status === "failed"))
    openOverlay({ kind: "import-report" });
  else if (only?.articleId !== undefined && only.articleId !== null) {
    const { articleId, title, path, status } = only;
    showToast({
      text: (status === "known" ? words.known : words.added)(title ?? path),
      action: { label: words.open, run: () => openArticle(articleId) },
    });
  } else {
    const added = outcomes.filter(({ status }) => status !== "known").length;
    showToast({ text: words.addedMany(added), action: showReport });
  }
}
