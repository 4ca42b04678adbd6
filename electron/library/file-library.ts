import { setImmediate as nextTurn } from "node:timers/promises";
import type { Failure } from "#core/failure/failure.js";
import type {
  ActionId,
  ArticleId,
  ContentHash,
  OriginalHash,
  WriterId,
} from "#core/identity/ids.js";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import type { Change, Operation, OperationRef } from "#core/operation/operation.js";
import { type Result, fail } from "#core/result.js";
import type { BulkDeed } from "#core/operation/bulk-deed.js";
import { appendToMany } from "./append-to-many.ts";
import { acceptMissingArticles } from "./accept-missing-articles.ts";
import { assembleLibrary } from "./assemble-library.ts";
import { bringBack } from "./bring-back.ts";
import {
  checkAllBeside,
  checkLibrary,
  checkOneFolder,
  foldersToCheck,
  type CheckLibraryParts,
} from "./check/check-library.ts";
import { compactLogs } from "./compact-logs.ts";
import { type FolderMemory, NO_MEMORY } from "./folder-memory.ts";
import { findAsset, findOriginal } from "./find-stored-file.ts";
import type { FaultJournal } from "./fault-journal.ts";
import type { KeptPlace } from "./kept-place.ts";
import { type LibraryListeners, createLibraryListeners } from "./library-listeners.ts";
import { type LibraryParts, folderPaths, inboxDirectory, libraryLogs } from "./library-parts.ts";
import type { CheckOptions, CheckReport, KeptBeside } from "./check/check-report.ts";
import type {
  ArticleFiles,
  ArticleFolder,
  ScanOptions,
  Deed,
  InboxFile,
  Library,
  LibraryChange,
  LibraryProblem,
  ManyChanges,
  SaveWaitingOptions,
  SavedWaiting,
  NewArticle,
  NewOriginal,
  NewVersion,
  Waited,
} from "./library.ts";
import type { ArticleRoll } from "./missing-articles.ts";
import { moveToDone } from "./move-to-done.ts";
import { type NotesWriter, createNotesWriter } from "./notes-writer.ts";
import { parseLogFileName } from "./log-names.ts";
import { purgeArticle } from "./purge-article.ts";
import type { Quarantine } from "./quarantine.ts";
import { describeGroup, readArticle } from "./read-article.ts";
import { readVersion } from "./read-version.ts";
import { type RereadLog, rereadLog } from "./reread-log.ts";
import { saveWaiting } from "./save-waiting.ts";
import { scanLibrary } from "./scan-library.ts";
import { createTurns } from "./turns.ts";
import { addArticle, addVersion, append, heads } from "./write-article.ts";
import type { Writers } from "./writer-id.ts";

/** Calls are answered in between: a hundred thousand take a third of a second. */
const DESCRIBED_PER_TURN = 2_000;

export interface FileLibraryOptions {
  /** Absolute. */
  readonly directory: string;
  readonly dataDirectory: string;
  readonly identity: LibraryIdentity;
  readonly isNew: boolean;
  readonly kept: KeptPlace;
  readonly roll: ArticleRoll;
  /** Why the library can only be read, if so. */
  readonly lasting: Failure | undefined;
  readonly now: () => number;
  readonly inboxAtRestAfterMs: number | undefined;
}

/** The library as plain files. What each method promises stands in library.ts. */
export class FileLibrary implements Library {
  readonly identity: LibraryIdentity;
  readonly directory: string;
  readonly isNew: boolean;
  readonly kept: KeptPlace;
  readonly #parts: LibraryParts;
  readonly #writers: Writers;
  readonly #checked: CheckLibraryParts;
  readonly #roll: ArticleRoll;
  readonly #notes: NotesWriter;
  readonly #now: () => number;
  /** In the order in which they were asked for: of two edits of one note the later must win. */
  readonly #appends = createTurns();
  /** Written by this process: files of versions, and whole articles. */
  readonly #ownFiles = new Set<string>();
  readonly #ownFolders = new Set<string>();
  readonly #madeGenerations = new Set<string>();
  readonly #listeners: LibraryListeners;

  constructor(options: FileLibraryOptions) {
    const { directory, identity, isNew, roll, now } = options;
    this.identity = identity;
    this.directory = directory;
    this.isNew = isNew;
    this.kept = options.kept;
    this.#roll = roll;
    this.#now = now;
    const own = {
      isOwnFile: (name: string) => this.#isOwnFile(name),
      isOwnFolder: (name: string) => this.#ownFolders.has(name),
      lostFolder: (name: string) => void this.#ownFolders.delete(name),
    };
    // Another device wrote its own notes.md; from the same marks both come out with the same bytes.
    this.#listeners = createLibraryListeners(own, (change) => this.refreshNotes(change.articleIds));
    const assembled = assembleLibrary(options, this.#listeners.heardLook);
    this.#writers = assembled.writers;
    this.#parts = assembled.parts;
    this.#checked = {
      ...assembled.parts,
      quarantine: assembled.quarantine,
      writers: this.#writers,
      now,
    };
    this.#notes = createNotesWriter(this.#parts);
  }

  get faults(): FaultJournal {
    return this.#parts.faults;
  }

  get quarantine(): Quarantine {
    return this.#checked.quarantine;
  }

  get writerId(): WriterId | undefined {
    return this.#writers.currentId;
  }

  async ownWriterIds(): Promise<ReadonlySet<WriterId>> {
    return await this.#writers.ownIds();
  }

  get readOnlyBecause(): Failure | undefined {
    return this.#parts.guard.refusal;
  }

  get isAllInSight(): boolean {
    return this.#parts.guard.isAllInSight;
  }

  get undecidedArticles(): string | undefined {
    return this.#parts.guard.undecided;
  }

  async scan(options?: ScanOptions): Promise<readonly ArticleFolder[]> {
    await scanLibrary(this.#parts, options);
    const articles = new Map<ArticleId, ArticleFolder>();
    let described = 0;
    for (const group of this.#parts.folders.groups.each()) {
      articles.set(group.articleId, describeGroup(group));
      described += 1;
      if (described % DESCRIBED_PER_TURN === 0) await nextTurn();
    }
    return [...articles.values()];
  }

  rememberFolders(memory: FolderMemory): void {
    this.#parts.folders.remember(memory);
  }

  async readArticle(articleId: ArticleId): Promise<Result<ArticleFiles, Failure>> {
    return await readArticle(this.#parts, articleId);
  }

  async readLibraryMarks(): Promise<readonly Operation[]> {
    return (await this.#parts.logs.read(libraryLogs(this.#parts))).operations;
  }

  async readVersion(articleId: ArticleId, hash: ContentHash): Promise<Result<string, Failure>> {
    return await this.#inFolders(articleId, (folders) =>
      readVersion(folders, hash, this.#parts.problems),
    );
  }

  isOutOfSight(articleId: ArticleId): boolean {
    return this.#parts.folders.whyOutOfSight(articleId) !== undefined;
  }

  articleWithOriginal(hash: OriginalHash): ArticleId | undefined {
    return this.#parts.folders.groups.withOriginal(hash)?.articleId;
  }

  async addArticle(article: NewArticle): Promise<Result<ArticleId, Failure>> {
    return await addArticle(this.#parts, article, (name) => this.#ownFolders.add(name));
  }

  async addVersion(
    articleId: ArticleId,
    version: NewVersion,
    original?: NewOriginal,
  ): Promise<Result<ContentHash, Failure>> {
    const { contentHash } = version.facts;
    this.#ownFiles.add(`${contentHash}.html`).add(`${contentHash}.json`);
    return await addVersion(this.#parts, articleId, version, original);
  }

  async purgeArticle(articleId: ArticleId, ordered?: number): Promise<Result<void, Failure>> {
    return await purgeArticle(this.#parts, articleId, ordered);
  }

  async append(
    log: ArticleId | "library",
    changes: readonly Change[],
    deed: Deed = {},
    waited?: Waited,
  ): Promise<Result<readonly Operation[], Failure>> {
    const appended = await this.#appends.take(() =>
      append(this.#parts, log, changes, { deed, waited }),
    );
    if (appended.ok && log !== "library") this.#notes.schedule(log);
    return appended;
  }

  async bringBack(
    log: ArticleId | "library",
    operations: readonly Operation[],
  ): Promise<Result<void, Failure>> {
    const brought = await this.#appends.take(() => bringBack(this.#parts, log, operations));
    if (brought.ok && log !== "library") this.#notes.schedule(log);
    return brought;
  }

  async rereadLog(path: string): Promise<RereadLog | undefined> {
    return await rereadLog(this.#parts, path);
  }

  async appendToMany(changes: ManyChanges): Promise<Result<BulkDeed, Failure>> {
    return await appendToMany(this.#parts, this.#writers, { since: this.#now(), ...changes });
  }

  async waitingDeeds(): Promise<readonly BulkDeed[]> {
    return await this.#parts.waiting.all();
  }

  async findManyChanges(action: ActionId): Promise<BulkDeed | undefined> {
    return await this.#parts.waiting.find(action);
  }

  async saveWaiting(options: SaveWaitingOptions): Promise<SavedWaiting> {
    const parts = {
      ...this.#parts,
      turns: this.#appends,
      isOwnFile: (name: string) => this.#isOwnFile(name),
      writeNotes: (articleId: ArticleId) => this.#notes.write(articleId),
    };
    return await saveWaiting(parts, options);
  }

  async compactLogs(signal: AbortSignal): Promise<readonly ArticleId[]> {
    const parts = {
      ...this.#parts,
      writers: this.#writers,
      turns: this.#appends,
      now: this.#now,
      made: this.#madeGenerations,
    };
    return await compactLogs(parts, signal);
  }

  async heads(
    log: ArticleId | "library",
    changes: readonly Change[],
  ): Promise<readonly (readonly OperationRef[])[]> {
    return await heads(this.#parts, log, changes);
  }

  async assetPath(articleId: ArticleId, name: string): Promise<Result<string, Failure>> {
    return await this.#inFolders(articleId, (folders) => findAsset(folders, name));
  }

  async originalPath(articleId: ArticleId, hash: OriginalHash): Promise<Result<string, Failure>> {
    return await this.#inFolders(articleId, (folders) => findOriginal(folders, hash));
  }

  async inboxFiles(): ReturnType<Library["inboxFiles"]> {
    return await this.#parts.inbox.look();
  }

  async finishInboxFile(file: InboxFile): Promise<Result<string, Failure>> {
    const refusal = await this.#parts.guard.check();
    if (refusal !== undefined) return fail(refusal);
    return await moveToDone(inboxDirectory(this.directory), file);
  }

  watch(listener: (change: LibraryChange) => void, ready?: Promise<void>): () => void {
    return this.#listeners.add(this.#parts, listener, ready);
  }

  refreshNotes(articleIds: readonly ArticleId[]): void {
    for (const articleId of articleIds) this.#notes.schedule(articleId);
  }

  problems(): readonly LibraryProblem[] {
    return this.#parts.problems.all();
  }

  async check(options: CheckOptions): Promise<CheckReport> {
    return await checkLibrary(this.#checked, options);
  }

  async foldersToCheck(): ReturnType<Library["foldersToCheck"]> {
    return await foldersToCheck(this.#parts);
  }

  async checkFolder(name: string, signal: AbortSignal): Promise<CheckReport> {
    return await checkOneFolder(this.#checked, name, signal);
  }

  async checkBeside(kept: KeptBeside, signal: AbortSignal): Promise<CheckReport> {
    return await checkAllBeside(this.#checked, { kept, signal });
  }

  async acceptMissingArticles(figures: string): Promise<boolean> {
    return await acceptMissingArticles(this.#parts, figures);
  }

  async close(): Promise<void> {
    this.#listeners.stop();
    this.#parts.folders.remember(NO_MEMORY);
    // The writer id is let go only when nothing is written under it any more.
    await this.#appends.idle();
    await this.#notes.flush();
    // Neither holds anything that is not in the library; a data folder that fails now is no reason not to close.
    await this.#roll.close().catch(() => undefined);
    await this.#parts.faults.flush().catch(() => undefined);
    await this.#writers.release().catch(() => undefined);
  }

  #isOwnFile(name: string): boolean {
    const log = parseLogFileName(name);
    return log === undefined ? this.#ownFiles.has(name) : this.#writers.isOwn(log.writer);
  }

  /** @param read  takes absolute paths of the folders of the article */
  async #inFolders<Value>(
    articleId: ArticleId,
    read: (folders: readonly [string, ...string[]]) => Promise<Result<Value, Failure>>,
  ): Promise<Result<Value, Failure>> {
    const group = await this.#parts.folders.find(articleId);
    if (group === undefined) return fail({ code: "article-not-found", detail: articleId });
    return await read(folderPaths(this.#parts, group));
  }
}
