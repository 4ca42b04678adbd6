import { mkdir } from "node:fs/promises";
import { relative, sep } from "node:path";
import type { ImportOutcome, InboxReport } from "#contract/records.js";
import { fail } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { readWithCompanions } from "../import/companions/read-with-companions.ts";
import { claimLock } from "../library/claim-lock.ts";
import { inboxDirectory } from "../library/library-parts.ts";
import type { InboxFile, Library } from "../library/library.ts";
import type { AppParts } from "./app-parts.ts";
import type { Progress } from "./handlers.ts";
import { importFiles, type ImportRequest } from "./import-files.ts";
import { createInboxFailures } from "./inbox-failures.ts";
import { createInboxPages, type InboxFiles } from "./inbox-pages.ts";
import { createInboxRecord, type InboxRecord, isNews } from "./inbox-record.ts";
import { createRounds } from "./rounds.ts";

/** Takes files from the library's inbox folder, one round after the other; of several processes, one at a time. */
export interface InboxDesk {
  /** Something lies there. Fulfilled when it was tried. */
  takeIn(): Promise<void>;
  /** Tries also what failed and what was left when the reader stopped. */
  retry(): Promise<void>;
  /** Ends the round; what it did not come to is left until the next start, or until it is retried. */
  stop(): void;
  report(): Promise<InboxReport>;
  close(): Promise<void>;
}

/** Another process is at it: it may leave something, or die. */
const HELD_PAUSE_MS = 2_000;

/**
 * @param directory  of this library's inbox in the data folder: the lock, and what failed
 * @param onFault  hears of mistakes of our own
 */
export function createInboxDesk(
  parts: AppParts,
  directory: string,
  onFault: (error: unknown) => void,
): InboxDesk {
  const { library, emit } = parts;
  const record = createInboxRecord(createInboxFailures(directory));
  const pages = createInboxPages(inboxDirectory(library.directory));
  const closing = new AbortController();
  let stopping = new AbortController();
  let progress: Progress | null = null;
  let triesEverything = false;
  const rounds = createRounds(round, onFault);

  async function inboxFiles(): Promise<InboxFiles> {
    return await pages.takeOut(await library.inboxFiles());
  }

  async function filesToTry(): Promise<readonly InboxFile[]> {
    const { resting } = await inboxFiles();
    return triesEverything ? resting : await untriedOf(library, resting, record);
  }

  async function round(): Promise<void> {
    if (library.readOnlyBecause !== undefined || (await filesToTry()).length === 0) return;
    await mkdir(directory, { recursive: true });
    const lock = await claimLock(directory, "inbox");
    if (lock === undefined) return rounds.askIn(HELD_PAUSE_MS);
    try {
      await takeAll();
    } finally {
      progress = null;
      // One that cannot be let go is taken over when this process has ended.
      await lock.release().catch(() => undefined);
    }
  }

  async function takeAll(): Promise<void> {
    // Both once more, now that nobody else is at it.
    await record.reload(new Set(stampsByName(library, await inboxFiles()).keys()));
    const files = await filesToTry();
    if (files.length === 0) return;
    if (triesEverything) record.forgetFailures();
    triesEverything = false;
    stopping = new AbortController();
    const requests = files.map((file) => requestFor(library, file, record.note));
    const outcomes = await importFiles(parts, requests, {
      signal: AbortSignal.any([closing.signal, stopping.signal]),
      onProgress(step) {
        progress = step;
        emit({ kind: "inbox-progress", ...step });
      },
    });
    await record.save();
    progress = null;
    emit({ kind: "inbox-taken-in", outcomes: outcomes.filter(isNews), left: record.left });
  }

  return {
    takeIn: rounds.ask,
    retry() {
      triesEverything = true;
      return rounds.ask();
    },
    stop: () => stopping.abort(),
    report: async () => ({
      ...(await record.report(stampsByName(library, await inboxFiles()))),
      progress,
    }),
    close() {
      closing.abort();
      return rounds.end();
    },
  };
}

/** As a person sees it in the inbox. */
function nameOf({ directory }: Library, { path }: InboxFile): string {
  return relative(inboxDirectory(directory), path).replaceAll(sep, "/");
}

function stampsByName(
  library: Library,
  { resting, arriving }: InboxFiles,
): ReadonlyMap<string, string> {
  return new Map([...resting, ...arriving].map((file) => [nameOf(library, file), file.stamp]));
}

async function untriedOf(
  library: Library,
  files: readonly InboxFile[],
  record: InboxRecord,
): Promise<readonly InboxFile[]> {
  const untried: InboxFile[] = [];
  for (const file of files) {
    if (await record.isUntried(nameOf(library, file), file.stamp)) untried.push(file);
  }
  return untried;
}

function requestFor(
  library: Library,
  file: InboxFile,
  note: (stamp: string, outcome: ImportOutcome) => void,
): ImportRequest {
  const path = nameOf(library, file);
  return {
    path,
    async read(signal) {
      const source = await readWithCompanions(file.path, signal);
      return source.ok ? source : fail({ ...source.error, path });
    },
    async finish(imported) {
      const outcome =
        imported.status === "failed" ? imported : await putAway(library, file, imported);
      note(file.stamp, outcome);
      return outcome;
    },
  };
}

/** Only what is in the library leaves the inbox. */
async function putAway(
  library: Library,
  file: InboxFile,
  imported: ImportOutcome,
): Promise<ImportOutcome> {
  const moved = await library.finishInboxFile(file);
  // Gone already: somebody was quicker. Written to since: that is another file, which comes to rest by and by.
  if (moved.ok || moved.error.code === "file-not-found" || moved.error.code === "file-changed") {
    return imported;
  }
  // It would be found known, and not be moved, again and again.
  const reason = describeFailure({ ...moved.error, path: imported.path });
  return { ...imported, status: "failed", reason, code: moved.error.code };
}
