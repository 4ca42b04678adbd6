import type { CheckOptions, CheckReport, KeptBeside } from "./check/check-report.ts";
import type { Failure } from "#core/failure/failure.js";
import type {
  ActionId,
  ArticleId,
  ContentHash,
  OriginalHash,
  WriterId,
} from "#core/identity/ids.js";
import type { ArticleIdentity } from "#core/article/article-identity.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import type { Change, HybridTime, Operation, OperationRef } from "#core/operation/operation.js";
import type { Result } from "#core/result.js";
import type { BulkDeed, BulkGroup } from "#core/operation/bulk-deed.js";
import type { KeptPlace } from "./kept-place.ts";
import type { FaultJournal } from "./fault-journal.ts";
import type { FolderMemory } from "./folder-memory.ts";
import type { Quarantine } from "./quarantine.ts";
import type { RereadLog } from "./reread-log.ts";

/** An imported file, byte for byte. */
export interface NewOriginal {
  readonly bytes: Uint8Array;
  /** sha256 of `bytes`. */
  readonly hash: OriginalHash;
  /** Without the dot, such as "txt"; what is not plain letters and digits becomes "bin". */
  readonly extension: string;
}

export interface NewAsset {
  /** `<sha256 of bytes>.<extension>`, as the HTML names it behind `../assets/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A reading document and what is known of it. `facts.contentHash` is the sha256 of the UTF-8 bytes of `html`. */
export interface NewVersion {
  readonly html: string;
  readonly facts: VersionFacts;
  readonly assets: readonly NewAsset[];
}

export interface NewArticle {
  readonly articleId: ArticleId;
  /** ISO 8601, UTC. */
  readonly created: string;
  readonly original: NewOriginal;
  readonly version: NewVersion;
}

/** One article as a scan finds it: folders that hold the same original are one article. */
export interface ArticleFolder {
  /** The smallest id among the folders. */
  readonly articleId: ArticleId;
  /** The other ids it is known by, sorted; empty for nearly every article. */
  readonly twins: readonly ArticleId[];
  /** Names below `articles/`, the one that is written to first. */
  readonly folders: readonly string[];
  readonly originals: readonly OriginalHash[];
  /** Whether somebody ever made a mark in it. */
  readonly hasLogs: boolean;
  /** Changes whenever anything of the article that the index holds changes on disk. */
  readonly stamp: string;
}

/** All that the files say of one article, ready for `foldArticle`. */
export interface ArticleFiles {
  /** The canonical one. */
  readonly identity: ArticleIdentity;
  readonly twins: readonly ArticleIdentity[];
  /** Of all folders, in no particular order; those whose facts could not be read are left out and reported as problems. */
  readonly versions: readonly [VersionFacts, ...VersionFacts[]];
  /** Every intact operation of every log once, in no particular order. */
  readonly operations: readonly Operation[];
  /** Names below `articles/`, the one that is written to first. */
  readonly folders: readonly string[];
  readonly originals: readonly OriginalHash[];
  /** Whether nothing of it is out of sight; else more may have been known of it before. */
  readonly isSeen: boolean;
  /** As of before the files were read, so that a later change is never taken for known; "" where some of it could not be read. */
  readonly stamp: string;
}

/** Which deed of the reader a group of changes is. */
export interface Deed {
  readonly action?: ActionId | undefined;
  readonly undoes?: ActionId | undefined;
}

/** Of a group of changes that had to wait before they could be written. */
export interface Waited {
  /** When they were made: milliseconds since 1970. */
  readonly since: number;
  /** For each, what its writer had seen of its entity then: the heads. Whatever came since was not seen. */
  readonly after: readonly (readonly OperationRef[])[];
  /** Where they were dated already: what is said of them from now on is dated so, or later. */
  readonly t?: HybridTime | undefined;
}

/** What one deed says of very many articles, and what it is called among deeds. */
export interface ManyChanges {
  readonly action: ActionId;
  readonly undoes?: ActionId | undefined;
  /**
   * When its articles were looked at, if not now: milliseconds since 1970. What is said of one later is not taken back with it.
   */
  readonly since?: number;
  readonly groups: readonly BulkGroup[];
}

/** An article whose log now has what waited to be said in it. */
export interface SavedArticle {
  readonly articleId: ArticleId;
  /** How its files looked before and after, where nothing else changed; without it, it is to be read again. */
  readonly restamp:
    | { readonly from: string; readonly to: string; readonly action: ActionId }
    | undefined;
}

export interface SaveWaitingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
  /** Some at a time. */
  readonly onSaved: (articles: readonly SavedArticle[]) => void;
}

/** How far saving went: `elsewhere` while another process does it, `left` where only articles that are out of sight go on waiting. */
export type SavedWaiting =
  | { readonly kind: "left"; readonly articleIds: ReadonlySet<ArticleId> }
  | { readonly kind: "done" | "stopped" | "elsewhere" }
  | {
      readonly kind: "stuck";
      /** The first. */
      readonly failure: Failure;
      /** Those that could not be written to, while all others were; none where nothing can be written. */
      readonly articleIds: ReadonlySet<ArticleId>;
    };

/** What other processes and sync tools changed on disk. */
export interface LibraryChange {
  /** Canonical ids, vanished articles among them. */
  readonly articleIds: readonly ArticleId[];
  /** The library's own marks: tags, saved searches, colour names. */
  readonly library: boolean;
  /** Something lies in `inbox/` and is whole. */
  readonly inbox: boolean;
}

/** A file that was put into the inbox. */
export interface InboxFile {
  /** Absolute. */
  readonly path: string;
  /** Changes whenever the file does. */
  readonly stamp: string;
  /** Folders beside it that came with it and go where it goes. Absolute. */
  readonly folders?: readonly string[];
}

export interface LibraryProblem {
  readonly path: string;
  /** A sentence, with the line number where there is one. */
  readonly problem: string;
}

export interface ScanOptions {
  /** Stops it, unless others wait for the same scan. */
  readonly signal?: AbortSignal | undefined;
  /** Hears four times a second how many folders were looked at. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** The truth on disk. Everything else, the index included, can be made again from it. */
export interface Library {
  readonly identity: LibraryIdentity;
  /** Absolute path. */
  readonly directory: string;
  /** Whether this opening made the library. */
  readonly isNew: boolean;
  /** Where this device keeps what belongs to it and to no copy of it. */
  readonly kept: KeptPlace;
  /** What went wrong with its files, on this device and for years. */
  readonly faults: FaultJournal;
  /** What was set aside, and the way back for it. */
  readonly quarantine: Pick<Quarantine, "list" | "putBack">;
  /** The id this process writes under: claimed with the first write, and changed when it turns out to be a clone's. */
  readonly writerId: WriterId | undefined;
  /** Every id that processes on this device have written under, this one's included. */
  ownWriterIds(): Promise<ReadonlySet<WriterId>>;
  /** Why nothing may be written now, or undefined. */
  readonly readOnlyBecause: Failure | undefined;
  /** The library is there, and not alarmingly many of its articles are missing: what is not found is gone, whether or not it may be written to. */
  readonly isAllInSight: boolean;
  /** In words, how many articles are missing, where that is why nothing is written: a person has to say what that means. */
  readonly undecidedArticles: string | undefined;

  /**
   * Looks at every folder: by `stat` at those that are known, and as a whole, without opening the logs, at those that differ.
   * @returns in no particular order; when it was stopped, what is known so far
   */
  scan(options?: ScanOptions): Promise<readonly ArticleFolder[]>;
  /**
   * Before the first scan has ended articles are looked for where they were, so that nobody waits for all folders to open one; and of
   * what a scan has seen before only what differs is read.
   * @param memory  used until the library is closed
   */
  rememberFolders(memory: FolderMemory): void;
  /**
   * @param articleId  the canonical id or a twin's
   * @returns without a version whose facts can be read: `library-damaged` with the file, or `article-incomplete`; while the
   * library itself is out of sight, why it is
   */
  readArticle(articleId: ArticleId): Promise<Result<ArticleFiles, Failure>>;
  readLibraryMarks(): Promise<readonly Operation[]>;
  /** @returns the HTML, its bytes verified against the hash; what is wrong with the file is reported as a problem too */
  readVersion(articleId: ArticleId, contentHash: ContentHash): Promise<Result<string, Failure>>;
  /** Whether an article that a scan did not find is there all the same: as of the last scan its folder could not be looked into. */
  isOutOfSight(articleId: ArticleId): boolean;
  /** The article that holds an imported file already, as of the last scan and of what this process added. */
  articleWithOriginal(hash: OriginalHash): ArticleId | undefined;

  /** Writes the whole article or nothing of it. */
  addArticle(article: NewArticle): Promise<Result<ArticleId, Failure>>;
  /** @param original  the file it was made of, unless the article has it already */
  addVersion(
    articleId: ArticleId,
    version: NewVersion,
    original?: NewOriginal,
  ): Promise<Result<ContentHash, Failure>>;
  /**
   * Takes the text and the files of an article away for good, after the operation that says so. What was marked in it stays; so do
   * the names of its files, so that the same file is known when it is imported again. May be repeated.
   * @param ordered  of a deletion of earlier, or of elsewhere: when it was ordered, in milliseconds since 1970. Nothing is removed where
   * some of it came since: it may be what brings the article back, and its log still be on its way
   */
  purgeArticle(articleId: ArticleId, ordered?: number): Promise<Result<void, Failure>>;
  /** Resolves once the operations are flushed. After a failure nothing was written, and the caller keeps the change. */
  append(
    log: ArticleId | "library",
    changes: readonly Change[],
    deed?: Deed,
    waited?: Waited,
  ): Promise<Result<readonly Operation[], Failure>>;
  /**
   * Puts operations that are there no more beside the others as they were written, in a file of their own: no log that is there is
   * touched. Resolves once they are flushed and were read back. Doing so twice does nothing more.
   */
  bringBack(
    log: ArticleId | "library",
    operations: readonly Operation[],
  ): Promise<Result<void, Failure>>;
  /** See `rereadLog`: of a log by its absolute path. */
  rereadLog(path: string): Promise<RereadLog | undefined>;
  /**
   * One deed on very many articles: resolves once it is flushed, as one file in the data folder. From then on every reader and writer
   * of this device knows of it; `saveWaiting` writes it into the log of each. After a failure nothing was written.
   */
  appendToMany(changes: ManyChanges): Promise<Result<BulkDeed, Failure>>;
  /** Deeds that are not yet in all logs, oldest first. */
  waitingDeeds(): Promise<readonly BulkDeed[]>;
  /** A deed on very many articles, as long as it is kept for being taken back. */
  findManyChanges(action: ActionId): Promise<BulkDeed | undefined>;
  /**
   * Until none waits but for articles that are out of sight or cannot be written to; what is not saved then is gone on with by the
   * next call, of whichever process.
   */
  saveWaiting(options: SaveWaitingOptions): Promise<SavedWaiting>;
  /**
   * Makes logs of this device smaller that have grown far beyond what they say, and removes what earlier calls, of processes that have
   * ended, made smaller. One after the other, between appends; nothing while the library is read-only. What the articles say stays
   * the same.
   * @returns the articles whose files it changed. A log for which that fails is as it was, and is tried again at the next call
   */
  compactLogs(signal: AbortSignal): Promise<readonly ArticleId[]>;
  /**
   * What was said last of the entity of each change, as of when its log was last read: so what whoever makes the change now
   * has seen. Known also while the library is out of sight.
   */
  heads(
    log: ArticleId | "library",
    changes: readonly Change[],
  ): Promise<readonly (readonly OperationRef[])[]>;

  /** @param name  `<hash>.<extension>` or the hash alone. @returns an absolute path */
  assetPath(articleId: ArticleId, name: string): Promise<Result<string, Failure>>;
  /** @returns an absolute path */
  originalPath(articleId: ArticleId, hash: OriginalHash): Promise<Result<string, Failure>>;

  /** Files in `inbox/` and the folders below it: those that are whole, and those that are still arriving. */
  inboxFiles(): Promise<{
    readonly resting: readonly InboxFile[];
    readonly arriving: readonly InboxFile[];
  }>;
  /** Moves a file of the inbox to `inbox/done`, and the folders that came with it. @returns where it is now; `file-changed` when it is not the one seen */
  finishInboxFile(file: InboxFile): Promise<Result<string, Failure>>;

  /**
   * Tells of changes that others made, not of this process's own.
   * @param ready  when all folders may be looked at, which takes a processor for some time; what changed before is told of then
   * @returns its undo
   */
  watch(listener: (change: LibraryChange) => void, ready?: Promise<void>): () => void;
  /** Writes `notes.md` again where it differs, after five quiet seconds and on close. Own changes schedule themselves. */
  refreshNotes(articleIds: readonly ArticleId[]): void;
  /** Damage met so far. Each line was set aside; nothing was lost in silence. */
  problems(): readonly LibraryProblem[];
  /** Verifies every file against its hash and every line against its checksum. */
  check(options: CheckOptions): Promise<CheckReport>;
  /** What there is to be checked a piece at a time: names below `articles/`, sorted by code unit; or why the library is out of sight. Throws what the file system throws. */
  foldersToCheck(): Promise<Result<readonly string[], Failure>>;
  /** Checks one of them, and repairs nothing. Throws an AbortError when it is stopped. */
  checkFolder(name: string, signal: AbortSignal): Promise<CheckReport>;
  /** Checks all that lies elsewhere, and repairs nothing. */
  checkBeside(kept: KeptBeside, signal: AbortSignal): Promise<CheckReport>;
  /**
   * The person says that the missing articles are meant to be gone. Looks once more, and accepts it only if these are the figures still.
   * @param figures  what the person was shown: see `undecidedArticles`
   * @returns whether it is accepted
   */
  acceptMissingArticles(figures: string): Promise<boolean>;
  /** Finishes what is being written and lets the writer id go. */
  close(): Promise<void>;
}

export interface LibraryOptions {
  readonly directory: string;
  /** The per-user data folder: writer ids, quarantine. Never inside the library. */
  readonly dataDirectory: string;
  /** Make a library of a folder that is empty or not there. */
  readonly create: boolean;
  /** Milliseconds since 1970. */
  readonly now?: (() => number) | undefined;
  /** How long a file of the inbox must stay the same to be whole; two seconds where nothing is said. */
  readonly inboxAtRestAfterMs?: number | undefined;
  /** Awaited before a library is brought to a newer format, to keep all marks as they are. Should it throw, nothing is changed. */
  readonly beforeUpgrade?: ((identity: LibraryIdentity) => Promise<void>) | undefined;
}
