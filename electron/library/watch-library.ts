import { join } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { assertNever } from "#core/assert-never.js";
import { compareText } from "#core/compare-text.js";
import type { FailureCode } from "#core/failure/failure.js";
import { namesIn } from "./directory-names.ts";
import type { FolderListing } from "./folder-listing.ts";
import type { ChangeGatherer } from "./gather-changes.ts";
import { type LibraryParts, articlesDirectory, idsOf, marksDirectory } from "./library-parts.ts";
import { differByOthers, logEntries } from "./log-names.ts";
import { type Place, type PlaceWatch, watchPlaces } from "./place-watch.ts";
import { scanLibrary } from "./scan-library.ts";
import { systemErrorCode } from "./system-error.ts";

/** One write makes several events; a tenth of a second later all of it is there. */
const SETTLE_MS = 50;
/** Where the system cannot tell of everything, scanning takes at most this share of the time. */
const POLLING_SHARE = 0.05;
const SHORTEST_PAUSE_MS = 500;
/** Where it can: its queue of events may still have overflowed. */
const SAFETY_PAUSE_MS = 60_000;
/** A library that vanished may come back at any moment. */
const VANISHED_PAUSE_MS = 2_000;
/** Setting up watches for 10,000 articles takes 180 ms; calls are answered in between. */
const WATCHES_PER_TURN = 200;

/** What this process writes itself, and need not be told of. */
export interface OwnWork {
  /** @param name  of a log, or of a version's file */
  isOwnFile(name: string): boolean;
  /** @param name  below `articles/` */
  isOwnFolder(name: string): boolean;
  /** It is gone: should it come back, that is others' doing. */
  lostFolder(name: string): void;
}

/**
 * Finds out what other processes and sync tools change. The system only says where to look; what is news is found by
 * comparing with what was known, so that no event is believed and a lost one is made good by the next scan.
 */
export class LibraryWatch {
  readonly #parts: LibraryParts;
  readonly #own: OwnWork;
  readonly #changes: ChangeGatherer;
  readonly #dirty = new Map<string, Place>();
  #places: PlaceWatch;
  #settling: NodeJS.Timeout | undefined;
  #polling: NodeJS.Timeout | undefined;
  #inboxTimer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #marks: readonly string[] | undefined;
  /** Why nothing may be written, as it was told last. */
  #refusal: FailureCode | undefined;
  /** False until it is known what was there already. */
  #isListening = false;
  #isStopped = false;
  /** A scan of a large library may be under way. */
  readonly #stopping = new AbortController();

  constructor(parts: LibraryParts, own: OwnWork, changes: ChangeGatherer, ready: Promise<void>) {
    this.#parts = parts;
    this.#own = own;
    this.#changes = changes;
    this.#places = this.#watchPlaces();
    this.#inBackground(() => this.#begin(ready));
  }

  /** Every look at an article folder comes by here, whoever looked: news must not be lost because it was read. */
  heardLook(before: FolderListing | undefined, after: FolderListing | undefined): void {
    const name = (after ?? before)?.name;
    if (!this.#isListening || name === undefined) return;
    if (before === undefined) this.#places.watchArticle(name);
    if (after === undefined) {
      this.#places.forgetArticle(name);
      this.#own.lostFolder(name);
    }
    if (!this.#isNews(before, after)) return;
    const group = this.#parts.folders.groups.ofFolder(name);
    this.#changes.articles([
      ...(before === undefined ? [] : [before.identity.id]),
      ...(group === undefined ? [] : idsOf(group)),
    ]);
  }

  stop(): void {
    this.#isStopped = true;
    this.#stopping.abort();
    this.#isListening = false;
    this.#places.close();
    this.#changes.stop();
    for (const timer of [this.#settling, this.#polling, this.#inboxTimer]) clearTimeout(timer);
  }

  #isNews(before: FolderListing | undefined, after: FolderListing | undefined): boolean {
    if (before === undefined) return after !== undefined && !this.#own.isOwnFolder(after.name);
    if (after === undefined || before.identity.id !== after.identity.id) return true;
    return differByOthers(before.entries, after.entries, this.#own.isOwnFile);
  }

  async #begin(ready: Promise<void>): Promise<void> {
    // Before anybody reads them: what changes in them after that reading, and before the first poll, is news.
    await this.#lookAtMarks();
    await ready;
    if (!this.#parts.folders.wasScanned) await this.#scan();
    this.#isListening = !this.#isStopped;
    await this.#watchArticles();
    // What changed between the first look and the watches would never be told of.
    await this.#poll();
  }

  async #scan(): Promise<void> {
    await scanLibrary(this.#parts, { signal: this.#stopping.signal });
  }

  #watchPlaces(): PlaceWatch {
    return watchPlaces(this.#parts.directory, (place) => this.#mark(place));
  }

  /** The newest first: where there are too many, the oldest are left to polling. */
  async #watchArticles(): Promise<void> {
    const { directory, folders } = this.#parts;
    const { groups } = folders;
    // Looked up once: by the seventeen comparisons of each of 100,000 articles nobody would be answered for a second.
    const newestFirst = Array.from(groups.names(), (name) => ({
      name,
      id: groups.get(name)?.identity.id ?? "",
    })).toSorted((one, other) => compareText(other.id, one.id));
    for (const [index, { name }] of newestFirst.entries()) {
      if (index % WATCHES_PER_TURN === 0) await nextTurn();
      if (this.#isStopped) return;
      this.#places.watchArticle(name);
    }
    for (const name of await namesIn(articlesDirectory(directory))) {
      if (this.#isStopped) return;
      if (groups.get(name) === undefined) this.#places.watchArriving(name);
    }
  }

  #mark(place: Place): void {
    if (this.#isStopped) return;
    this.#dirty.set(place.kind === "article" ? `article ${place.name}` : place.kind, place);
    this.#settling ??= setTimeout(() => {
      this.#settling = undefined;
      this.#inBackground(() => this.#lookAtDirty());
    }, SETTLE_MS).unref();
  }

  async #lookAtDirty(): Promise<void> {
    const places = [...this.#dirty.values()];
    this.#dirty.clear();
    // Another library may lie in its place. Once this one is back all of it is looked at.
    const isThere = (await this.#parts.guard.lookForLibrary()) === undefined;
    if (!isThere) places.length = 0;
    for (const place of places) if (!this.#isStopped) await this.#look(place);
    if (!this.#isStopped) await this.#hearRefusal();
  }

  async #look(place: Place): Promise<void> {
    switch (place.kind) {
      case "root":
        return await this.#lookEverywhere();
      case "marks":
        return await this.#lookAtMarks();
      case "inbox":
        return await this.#lookAtInbox();
      case "articles":
        return await this.#lookAtNames();
      case "article":
        return await this.#lookAtArticle(place.name);
      default:
        return assertNever(place);
    }
  }

  async #lookAtArticle(name: string): Promise<void> {
    const { folders, directory, problems } = this.#parts;
    // Before the look: what arrives after it is heard of.
    if (folders.groups.get(name) === undefined) this.#places.watchArriving(name);
    const listing = await folders.refresh(name);
    if (this.#isStopped || listing === undefined) return;
    // A part of it may only now be there to be watched.
    this.#places.watchArticle(name);
    // A file that was mended has the name it had before: only reading it again shows the difference.
    const group = folders.groups.ofFolder(name);
    const versions = join(articlesDirectory(directory), name, "versions");
    if (group !== undefined && problems.isAnyBelow(versions)) this.#changes.articles(idsOf(group));
  }

  async #lookEverywhere(): Promise<void> {
    await this.#scan();
    await this.#hearRefusal();
    await this.#lookAtMarks();
    await this.#lookAtInbox();
  }

  async #hearRefusal(): Promise<void> {
    const before = this.#refusal;
    this.#refusal = this.#parts.guard.refusal?.code;
    if (before === this.#refusal) return;
    this.#changes.library();
    // What was watched may be another folder of the same name now.
    const isBack = before === "library-missing" || this.#refusal === undefined;
    if (before !== undefined && isBack) await this.#watchAnew();
    // Whatever it is may pass at any moment.
    if (this.#refusal !== undefined) this.#pollLater(VANISHED_PAUSE_MS);
  }

  /** What was watched went with the disk or folder that vanished. */
  async #watchAnew(): Promise<void> {
    this.#places.close();
    this.#places = this.#watchPlaces();
    await this.#watchArticles();
  }

  async #lookAtMarks(): Promise<void> {
    const before = this.#marks;
    this.#marks = await logEntries(marksDirectory(this.#parts.directory));
    if (before === undefined || this.#isStopped) return;
    if (differByOthers(before, this.#marks, this.#own.isOwnFile)) this.#changes.library();
  }

  #lookAtInboxLater(): void {
    this.#inboxTimer ??= setTimeout(() => {
      this.#inboxTimer = undefined;
      this.#inBackground(() => this.#lookAtInbox());
    }, this.#parts.inbox.atRestAfterMs + SETTLE_MS).unref();
  }

  async #lookAtInbox(): Promise<void> {
    const { resting, arriving, folders } = await this.#parts.inbox.look();
    if (this.#isStopped) return;
    if (this.#places.watchInbox(folders)) return await this.#lookAtInbox();
    if (resting.length > 0) this.#changes.inbox();
    if (arriving.length > 0) this.#lookAtInboxLater();
  }

  async #lookAtNames(): Promise<void> {
    const { folders, directory } = this.#parts;
    const names = new Set(await namesIn(articlesDirectory(directory)));
    for (const name of folders.groups.names()) {
      if (!names.has(name)) await folders.refresh(name);
    }
    for (const name of names) {
      if (folders.groups.get(name) === undefined) await this.#look({ kind: "article", name });
    }
  }

  async #poll(): Promise<void> {
    const began = performance.now();
    await this.#lookEverywhere();
    this.#pollLater(this.#pauseAfter(performance.now() - began));
  }

  #pollLater(pauseMs: number): void {
    clearTimeout(this.#polling);
    if (this.#isStopped) return;
    this.#polling = setTimeout(() => this.#inBackground(() => this.#poll()), pauseMs).unref();
  }

  #pauseAfter(scanMs: number): number {
    const fair = scanMs / POLLING_SHARE;
    if (this.#parts.guard.refusal !== undefined) return Math.max(VANISHED_PAUSE_MS, fair);
    return Math.max(this.#places.isPartial ? SHORTEST_PAUSE_MS : SAFETY_PAUSE_MS, fair);
  }

  /** One look at a time. A disk that fails now is looked at again with the next event, or the next scan. */
  #inBackground(work: () => Promise<void>): void {
    this.#looking = this.#looking.then(work).catch((error: unknown) => {
      if (systemErrorCode(error) === undefined) throw error;
      this.#pollLater(VANISHED_PAUSE_MS);
    });
  }
}
