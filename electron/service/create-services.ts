import { describeFailure } from "#core/wording/describe-failure.js";
import { createConverterPool, type ForkConverter } from "../import/converter-pool.ts";
import type { SearchIndex } from "../index/search-index.ts";
import type { Library, LibraryChange } from "../library/library.ts";
import type { SettingsFile } from "../library/settings-file.ts";
import { createAddressTurns } from "./address-turns.ts";
import { annotationCalls } from "./annotation-calls.ts";
import { type CallDesk, createCallDesk } from "./answer-call.ts";
import type { AppParts } from "./app-parts.ts";
import { type AskedChecks, createAskedChecks } from "./asked-check.ts";
import { articleCalls } from "./article-calls.ts";
import { createArticleDesk } from "./article-desk.ts";
import { type BulkWork, createBulkWork } from "./bulk-work.ts";
import { type CheckPace, type CheckSlowly, createCheckSlowly } from "./check-slowly.ts";
import { createDocumentCache } from "./document-cache.ts";
import { createDeedOrder, type DeedOrder, inOrder } from "./deed-order.ts";
import { draftCalls } from "./draft-calls.ts";
import { createEventStream, type EventStream } from "./event-stream.ts";
import { exchangeCalls } from "./exchange-calls.ts";
import { faultCalls } from "./fault-calls.ts";
import { createFinishUndoing, type FinishUndoing } from "./finish-undoing.ts";
import type { Handlers } from "./handlers.ts";
import type { LeftBehind } from "./left-behind.ts";
import { createMemoryAtRest, type MemoryAtRest } from "./memory-at-rest.ts";
import { createIntake } from "./intake.ts";
import { importCalls } from "./import-calls.ts";
import { inboxCalls } from "./inbox-calls.ts";
import { createInboxDesk, type InboxDesk } from "./inbox-desk.ts";
import { libraryCalls } from "./library-calls.ts";
import { createKeepLogsSmall, type KeepLogsSmall } from "./keep-logs-small.ts";
import { createLibraryMarksDesk, type LibraryMarksDesk } from "./library-marks-desk.ts";
import { keptBeside } from "./kept-beside.ts";
import { linkCalls } from "./link-calls.ts";
import { maintenanceCalls } from "./maintenance-calls.ts";
import { createNewId } from "./new-id.ts";
import { createNoteDraftDesk, type NoteDraftDesk } from "./note-draft-desk.ts";
import { quarantineCalls } from "./quarantine-calls.ts";
import { rereadCalls } from "./reread-calls.ts";
import { createReconciler, type Reconciler } from "./reconcile.ts";
import { ownFault } from "./own-fault.ts";
import { type CarefulWriter, createCarefulWriter, createPlainWriter } from "./careful-writer.ts";
import { saveDraft } from "./save-draft.ts";
import { createStagedFiles } from "./staged-files.ts";
import { snapshotCalls } from "./snapshot-calls.ts";
import { beforeDeeds } from "./snapshot-before.ts";
import { createSnapshotDesk, type SnapshotDesk } from "./snapshot-desk.ts";
import { searchCalls } from "./search-calls.ts";
import { createSearchHistory } from "./search-history.ts";
import { tagCalls } from "./tag-calls.ts";
import { statisticsCalls } from "./statistics-calls.ts";
import { trashCalls } from "./trash-calls.ts";
import type { UnsavedJournal } from "./unsaved-journal.ts";
import { undoCalls } from "./undo-calls.ts";

/** The services of one open library, wired together. */
export interface Services {
  readonly parts: AppParts;
  readonly calls: CallDesk;
  readonly events: EventStream;
  readonly reconciler: Reconciler;
  readonly writer: CarefulWriter;
  readonly bulk: BulkWork;
  readonly inbox: InboxDesk;
  readonly drafts: NoteDraftDesk;
  readonly snapshots: SnapshotDesk;
  readonly logs: KeepLogsSmall;
  readonly slowCheck: CheckSlowly;
  readonly askedChecks: AskedChecks;
  readonly memory: MemoryAtRest;
  /** Takes in what another process or a sync tool wrote. */
  takeIn(changed: LibraryChange): void;
  /** Takes back on articles that are back what was taken back while they were away. */
  readonly finishUndoing: FinishUndoing;
  /** Fulfilled when all that was to be taken in has been. */
  idle(): Promise<void>;
}

/** Where the services of one library keep what is this device's alone. Absolute; made when they are needed. */
export interface ServiceDirectories {
  readonly inbox: string;
  readonly drafts: string;
  readonly searches: string;
  readonly snapshots: string;
  /** Locks. */
  readonly addresses: string;
  readonly unsaved: string;
  /** A file: how far the slow check has come. */
  readonly checks: string;
  /** A file: where a check stands that somebody asked for, and that was stopped. */
  readonly askedChecks: string;
}

interface OwnOfDevice {
  readonly settings: SettingsFile;
  readonly journal: UnsavedJournal | undefined;
  readonly directories: ServiceDirectories;
  readonly leftBehind: LeftBehind;
  readonly checkPace: CheckPace | undefined;
  /** Aborted when the app begins to close. */
  readonly closing: AbortSignal;
}

export function createServices(
  library: Library,
  index: SearchIndex,
  forkConverter: ForkConverter,
  { settings, journal, directories, leftBehind, checkPace, closing }: OwnOfDevice,
): Services {
  const events = createEventStream();
  const documents = createDocumentCache(library);
  const libraryChanged = (): void => events.emit({ kind: "library-changed" });
  const writer = createWriter(library, journal, {
    emit: events.emit,
    onSaved: (log) => (log === "library" ? marks.refresh() : articles.refresh([log])),
  });
  const articles = createArticleDesk({
    library,
    writer,
    index,
    documents,
    onChanged(articleIds) {
      events.emit({ kind: "articles-changed", articleIds: [...articleIds] });
      libraryChanged();
    },
    onPositionChanged: (articleId) => events.emit({ kind: "position-changed", articleId }),
  });
  const marks = createLibraryMarksDesk({
    library,
    append: writer.append,
    index,
    onChanged: libraryChanged,
    // Which articles show them is not worth finding out: windows ask again for what they show.
    onTagsRenamed: () => events.emit({ kind: "articles-changed", articleIds: [] }),
  });
  const reconciler = createReconciler({
    library,
    index,
    articles,
    marks,
    closing,
    onStep: (step) => events.emit({ kind: "reconciling", progress: step ?? null }),
  });
  const parts: AppParts = {
    library,
    index,
    articles,
    documents,
    settings,
    converters: createConverterPool({ fork: forkConverter }),
    staged: createStagedFiles(),
    newId: createNewId(),
    addresses: createAddressTurns(directories.addresses),
    emit: events.emit,
  };
  const isForWindows = journal !== undefined;
  const onFault = tellFaults(library, events);
  const bulk = createBulkWork({ ...parts, onFault, isForWindows });
  const inbox = createInboxDesk(parts, directories.inbox, onFault);
  const drafts = createNoteDraftDesk({
    directory: directories.drafts,
    save: (draft, typist) => saveDraft(parts, draft, typist),
  });
  const order = createDeedOrder();
  const snapshots = createSnapshotDesk(parts, directories.snapshots, { events, closing });
  const checks = createChecks(library, directories, { pace: checkPace, events });
  const desks = { reconciler, inbox, drafts, bulk, snapshots, ...checks };
  const own = { ...desks, order, directories, leftBehind, memory: createMemoryAtRest(index.rest) };
  const calls = createCalls(createHandlers(parts, marks, own), { events, ...checks });
  const finishUndoing = createFinishUndoing({ ...parts, writer, closing, isForWindows }, order);
  const intake = createIntake({ articles, marks, onArticles: finishUndoing, onFault });
  const logs = createKeepLogsSmall({ ...parts, onFault });
  return { ...own, ...intake, parts, calls, events, finishUndoing, logs, writer };
}

function createChecks(
  library: Library,
  directories: ServiceDirectories,
  { pace, events }: { readonly pace: CheckPace | undefined; readonly events: EventStream },
): Pick<Services, "slowCheck" | "askedChecks"> {
  const slowCheck = createCheckSlowly({
    library,
    memory: directories.checks,
    kept: keptBeside(directories),
    pace,
    onFound: () => events.emit({ kind: "library-changed" }),
    onFault: tellFaults(library, events),
  });
  return { slowCheck, askedChecks: createAskedChecks(directories.askedChecks) };
}

function createCalls(
  handlers: Handlers,
  { events, slowCheck }: Pick<Services, "events" | "slowCheck">,
): CallDesk {
  const desk = createCallDesk(handlers, (callId, progress) => {
    events.emit({ kind: "progress", callId, ...progress });
  });
  return {
    ...desk,
    handle(request) {
      slowCheck.heard();
      return desk.handle(request);
    },
  };
}

function tellFaults({ directory }: Library, { emit }: EventStream): (error: unknown) => void {
  return (error) => {
    emit({ kind: "trouble", message: describeFailure(ownFault(error)), path: directory });
  };
}

function createWriter(
  library: Library,
  journal: UnsavedJournal | undefined,
  tell: Pick<Parameters<typeof createCarefulWriter>[0], "emit" | "onSaved">,
): CarefulWriter {
  if (journal === undefined) return createPlainWriter(library);
  return createCarefulWriter({ library, journal, ...tell });
}

function createHandlers(
  parts: AppParts,
  marks: LibraryMarksDesk,
  {
    order,
    reconciler,
    inbox,
    drafts,
    bulk,
    snapshots,
    directories,
    leftBehind,
    slowCheck,
    askedChecks,
  }: Pick<
    Services,
    "reconciler" | "inbox" | "drafts" | "bulk" | "snapshots" | "slowCheck" | "askedChecks"
  > &
    Pick<OwnOfDevice, "directories" | "leftBehind"> & { readonly order: DeedOrder },
): Handlers {
  const history = createSearchHistory(directories.searches);
  const handlers = {
    ...libraryCalls(parts, marks, { history, snapshots, leftBehind, slowCheck }),
    ...searchCalls(parts, history),
    ...tagCalls(parts, marks),
    ...articleCalls(parts, marks, bulk.desk),
    ...annotationCalls(parts, marks),
    ...draftCalls(drafts),
    ...trashCalls(parts),
    ...statisticsCalls(parts),
    ...importCalls(parts),
    ...rereadCalls(parts),
    ...inboxCalls(inbox),
    ...exchangeCalls(parts, marks),
    ...undoCalls(parts, marks, order, bulk.desk),
    ...maintenanceCalls(parts, {
      reconciler,
      leftBehind,
      slowCheck,
      askedChecks,
      kept: keptBeside(directories),
    }),
    ...linkCalls(parts),
    ...snapshotCalls(parts, marks, snapshots),
    ...faultCalls(parts),
    ...quarantineCalls(parts, reconciler),
  };
  return inOrder(order, beforeDeeds(snapshots, handlers));
}
