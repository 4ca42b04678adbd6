import { join } from "node:path";
import type { CallName, StagedFileId } from "#contract/calls.js";
import type { AppEvent } from "#contract/events.js";
import type { ImportOutcome } from "#contract/records.js";
import type { Reply } from "#contract/reply.js";
import type { Failure } from "#core/failure/failure.js";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import { ok, type Result } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { ForkConverter } from "../import/converter-pool.ts";
import type { WhereAnswered } from "../index/answer-queries.ts";
import { type SearchIndex, openIndex } from "../index/search-index.ts";
import type { Library } from "../library/library.ts";
import type { Places } from "../library/default-places.ts";
import { openLibrary } from "../library/open-library.ts";
import { problemWording } from "../library/problem-wording.ts";
import { type SettingsFile, openSettingsFile } from "../library/settings-file.ts";
import { resolveAsset, type ServedAsset } from "./assets.ts";
import type { CheckPace } from "./check-slowly.ts";
import { createServices, type ServiceDirectories, type Services } from "./create-services.ts";
import type { EventStream } from "./event-stream.ts";
import type { CallContext } from "./handlers.ts";
import { createHeadStart } from "./head-start.ts";
import { importPaths, type ImportPathsOptions } from "./import-paths.ts";
import { keepBeforeUpgrade } from "./keep-before-upgrade.ts";
import { ownFault } from "./own-fault.ts";
import { createLeftBehind, type LeftBehind, waitingDirectories } from "./left-behind.ts";
import { createUnsavedJournal } from "./unsaved-journal.ts";
import { plantSamples } from "./plant-samples.ts";
import { removeAllPurged } from "./remove-purged.ts";

/** The whole app behind one function and one stream of events; hosts relay, and add nothing. */
export interface App {
  handle(request: unknown): Promise<Reply<CallName>>;
  cancel(callId: string): void;
  /** @returns its undo */
  onEvent(listener: (event: AppEvent) => void): () => void;
  stageFile(name: string, bytes: Uint8Array): StagedFileId;
  resolveAsset(articleId: string, name: string): Promise<Result<ServedAsset, Failure>>;
  importPaths(
    paths: readonly string[],
    context: CallContext,
    options?: ImportPathsOptions,
  ): Promise<ImportOutcome[]>;
  /** Fulfilled when the index agrees with the files; the app can be used before. */
  readonly settled: Promise<void>;
  /** Why something of the library was not read: answers may lack it. */
  unread(): readonly Failure[];
  close(): Promise<void>;
}

export interface AppOptions {
  readonly libraryDirectory: string;
  readonly places: Places;
  /** Whether a folder that does not exist, or is empty, becomes a library. */
  readonly createLibrary: boolean;
  readonly forkConverter: ForkConverter;
  /** Whether changes that cannot be written are kept and tried again: for windows, where somebody typed them. */
  readonly keepsUnsaved: boolean;
  /** Whether what is put into the library's inbox folder is imported: for windows, which say what became of it. */
  readonly takesInbox: boolean;
  /** Where queries are answered; beside, where others wait meanwhile. Here where nothing is said. */
  readonly answers?: WhereAnswered;
  /** How long a file there must stay the same to be whole; two seconds where nothing is said. */
  readonly inboxAtRestAfterMs?: number;
  /** How long a window that opens is left to itself before the library is looked through; not at all where nothing is said. */
  readonly headStartMs?: number;
  /** How slowly the whole library is checked; see there where nothing is said. */
  readonly checkPace?: CheckPace;
  /** Articles for a library that is new; only a window gives it, never a command. */
  readonly samplesDirectory?: string;
}

/** Opens a library and everything that works on it. */
export async function openApp(options: AppOptions): Promise<Result<App, Failure>> {
  const { libraryDirectory, places, createLibrary, forkConverter } = options;
  const { keepsUnsaved, takesInbox, checkPace } = options;
  const opened = await openLibrary({
    directory: libraryDirectory,
    dataDirectory: places.data,
    create: createLibrary,
    inboxAtRestAfterMs: options.inboxAtRestAfterMs,
    beforeUpgrade: (older) =>
      keepBeforeUpgrade(libraryDirectory, older, snapshotsDirectoryOf(older, places)),
  });
  if (!opened.ok) return opened;
  const library = opened.value;
  const index = openIndexOf(library, options);
  const settings = await openSettings(library, places);
  const directories = directoriesOf(library, places);
  const journal = keepsUnsaved ? createUnsavedJournal(directories.unsaved) : undefined;
  const closing = new AbortController();
  const leftBehind = createLeftBehind(library, places, () => resume(services, options));
  const own = { settings, journal, directories, leftBehind, checkPace, closing: closing.signal };
  const services = createServices(library, index, forkConverter, own);
  const { parts, calls, events, reconciler } = services;
  const headStart = createHeadStart(headStartOf(library, index, options), closing.signal);
  const stopWatching = library.watch((changed) => {
    services.takeIn(changed);
    // Not before the index knows what is in the library already.
    if (takesInbox && changed.inbox) void settled.then(services.inbox.takeIn);
  }, headStart.over);
  const faults: Failure[] = [];
  const settled = thenSlowWork(settle().catch(tellFault), services, options);

  function tellFault(error: unknown): void {
    const fault = ownFault(error);
    faults.push(fault);
    events.emit({ kind: "trouble", message: describeFailure(fault), path: library.directory });
  }

  async function settle(): Promise<void> {
    // First, so that what is typed from now on comes after it.
    await resume(services, options);
    void lookForLeftBehind(leftBehind, events, closing.signal).catch(tellFault);
    await headStart.over;
    await reconciler.reconcile();
    await services.finishUndoing();
    await removeAllPurged(parts, closing.signal);
    if (keepsUnsaved) services.logs.begin();
    await plantWhereNew(services, options, closing.signal);
  }

  return ok({
    async handle(request) {
      const reply = await calls.handle(request);
      headStart.heard();
      void reconciler.mend().catch(tellFault);
      return reply;
    },
    cancel: calls.cancel,
    onEvent: events.subscribe,
    stageFile: parts.staged.stage,
    resolveAsset: (articleId, name) => resolveAsset(library, articleId, name),
    importPaths: (paths, context, choices) => importPaths(parts, paths, context, choices),
    settled,
    unread: () => [...faults, ...parts.articles.unread()],
    async close() {
      closing.abort();
      calls.cancelAll();
      stopWatching();
      await settled;
      await closeServices(services);
      await library.close();
      await index.endAsking();
      index.close();
    },
  });
}

/** Where there is no list yet, nothing is gained by waiting. */
function headStartOf(
  { isNew }: Library,
  { needsFilling }: SearchIndex,
  { headStartMs = 0 }: Pick<AppOptions, "headStartMs">,
): number {
  return isNew || needsFilling ? 0 : headStartMs;
}

/** Windows ask for the problems again where there are some. */
async function lookForLeftBehind(
  leftBehind: LeftBehind,
  events: EventStream,
  closing: AbortSignal,
): Promise<void> {
  await leftBehind.look();
  const hasFound = leftBehind.problems().length > 0;
  if (hasFound && !closing.aborted) events.emit({ kind: "library-changed" });
}

/** Takes up what could not be written earlier. */
async function resume(
  { writer, bulk, drafts }: Services,
  { keepsUnsaved }: Pick<AppOptions, "keepsUnsaved">,
): Promise<void> {
  await writer.resume();
  await bulk.resume();
  if (keepsUnsaved) await drafts.resume();
}

async function plantWhereNew(
  { parts }: Services,
  { samplesDirectory }: Pick<AppOptions, "samplesDirectory">,
  signal: AbortSignal,
): Promise<void> {
  if (!parts.library.isNew || samplesDirectory === undefined) return;
  await plantSamples(parts, samplesDirectory, { signal, onProgress: () => undefined });
}

/** Snapshots, the slow check and what gives memory back. A command ends before it would be time for any. @returns what it is given */
function thenSlowWork(
  settled: Promise<void>,
  { snapshots, slowCheck, memory }: Services,
  { keepsUnsaved }: Pick<AppOptions, "keepsUnsaved">,
): Promise<void> {
  if (keepsUnsaved) void settled.then(snapshots.begin).then(slowCheck.begin).then(memory.begin);
  return settled;
}

async function closeServices(services: Services): Promise<void> {
  const { reconciler, bulk, inbox, drafts, snapshots, logs, slowCheck, askedChecks } = services;
  const { writer, parts, memory } = services;
  // What it stumbled over was told when it did.
  await reconciler.idle().catch(() => {});
  await services.idle();
  memory.close();
  const desks = [bulk, inbox, drafts, snapshots, logs, slowCheck, askedChecks];
  await Promise.all(desks.map((desk) => desk.close()));
  await writer.close();
  parts.staged.clear();
  await parts.converters.close();
}

/** What is wrong with them is noted with the library that is open: people look nowhere else. */
async function openSettings({ faults }: Library, { config }: Places): Promise<SettingsFile> {
  const { settingsStay: action } = problemWording.actions;
  return await openSettingsFile(config, (problem) =>
    faults.note({ kind: "damage-found", ...problem, action }),
  );
}

function openIndexOf(library: Library, { places, answers }: AppOptions): SearchIndex {
  const { libraryId } = library.identity;
  const cacheDirectory = indexDirectoryOf(library, places);
  const onDamaged = (): void => library.faults.note({ kind: "index-rebuilt", contradictions: 0 });
  const index = openIndex({ cacheDirectory, libraryId, answers, onDamaged });
  library.rememberFolders(index);
  return index;
}

/** A copy has an index of its own: it says other things, and its files may look as those of the other did. */
function indexDirectoryOf({ identity, kept }: Library, { cache }: Places): string {
  return kept.name === identity.libraryId ? cache : join(cache, kept.name);
}

/**
 * Where an app keeps what is this device's alone and is no part of the library. What was searched for belongs to all copies of it, and
 * is there when it was moved to another disk.
 */
function directoriesOf({ identity, kept }: Library, places: Places): ServiceDirectories {
  const { data, cache } = places;
  const { drafts, unsaved } = waitingDirectories(kept.name, places);
  return {
    inbox: join(data, "inbox", kept.name),
    drafts,
    searches: join(data, "searches", identity.libraryId),
    snapshots: snapshotsDirectoryOf(identity, places),
    addresses: join(cache, kept.name, "addresses"),
    unsaved,
    checks: join(data, "checks", `${kept.name}.json`),
    askedChecks: join(data, "checks", "asked", `${kept.name}.json`),
  };
}

/** Of all copies of a library: what one has lost another may have, and a copy may become the one that is used. */
function snapshotsDirectoryOf({ libraryId }: LibraryIdentity, { data }: Places): string {
  return join(data, "snapshots", libraryId);
}
