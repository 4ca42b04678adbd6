import type { ArticleGroups } from "./article-groups.ts";
import { namesIn } from "./directory-names.ts";
import { joinLogs } from "./fingerprint-messages.ts";
import { type Fingerprinter, startFingerprinter } from "./fingerprinter.ts";
import type { FolderListing } from "./folder-listing.ts";
import type { FolderMemory } from "./folder-memory.ts";
import { decodeListing, encodeListing } from "./remembered-listing.ts";
import { createSharedScan, type ScanUnderWay, type SharedScan } from "./shared-scan.ts";

/** Folders looked at at once: more do not make a disk faster. */
const PARALLEL_LOOKS = 16;
/** Fewer are looked at as a whole in the time that a thread takes to load. */
const FEWEST_COMPARED = 300;
/** Whose fingerprints are compared at once. */
const COMPARED_AT_ONCE = 500;
/** A disk that takes longer for them is waited for by several threads, as one over a network is. */
const SLOW_MS = 250;
const MOST_THREADS = 4;
/**
 * Some disks say nothing in the times of a folder (FAT, as Windows keeps it; some network disks). So every scan but the first looks at
 * one in so many as a whole, each at another: they are made in quiet time, at most once a minute.
 */
const WHOLE_LOOK_EVERY = 20;

/** Looks at all folders of `articles/`, one scan at a time. */
export interface FolderScan extends SharedScan {
  /** Whether one has come to its end, so that every folder is known. */
  readonly hasEnded: boolean;
}

export interface FolderScanParts {
  /** `articles/`. */
  readonly directory: string;
  /** What is known. */
  readonly groups: Pick<ArticleGroups, "names" | "get">;
  readonly memory: () => FolderMemory;
  /** Looks at one folder as a whole. */
  readonly refresh: (name: string) => Promise<FolderListing | undefined>;
  /** Takes what was known earlier for what is, of a folder that nobody has looked at since. */
  readonly adopt: (listing: FolderListing) => void;
}

/** What is known of folders is compared by fingerprint, and only what differs is looked at as a whole. */
export function createFolderScan(parts: FolderScanParts): FolderScan {
  const { directory, groups, memory, refresh } = parts;
  let hasEnded = false;
  // Not the same ones after each start, should none last for many scans.
  let scans = Math.floor(Math.random() * WHOLE_LOOK_EVERY);

  async function scan({ isStopped, tell }: ScanUnderWay): Promise<void> {
    const before = [...groups.names()]; // An article added meanwhile may not be among the names.
    const names = await namesIn(directory);
    const present = new Set(names);
    for (const name of before) if (!present.has(name)) await refresh(name);
    if (hasEnded) scans += 1;
    const isDue = (at: number): boolean => hasEnded && (at + scans) % WHOLE_LOOK_EVERY === 0;
    let done = 0;
    const advance = (count: number): void => tell((done += count), names.length);
    await lookAtAll(parts, names, { isDue, isStopped, advance });
    if (isStopped()) return;
    hasEnded = true;
    memory().forgetOtherFolders([...groups.names()]);
  }

  const scanning = createSharedScan(scan);
  return {
    ...scanning,
    get hasEnded() {
      return hasEnded;
    },
  };
}

interface Course {
  /** @param at  of all names */
  isDue(at: number): boolean;
  isStopped(): boolean;
  advance(count: number): void;
}

async function lookAtAll(
  parts: FolderScanParts,
  names: readonly string[],
  { isDue, isStopped, advance }: Course,
): Promise<void> {
  const compares = names.length >= FEWEST_COMPARED;
  const works: Promise<void>[] = [];
  let next = 0;
  const isLeft = (): boolean => next < names.length && !isStopped();

  async function lookOn(fingerprinter: Fingerprinter | undefined): Promise<void> {
    while (isLeft()) {
      const from = next;
      const some = names.slice(from, (next += COMPARED_AT_ONCE));
      const began = performance.now();
      const doubtful = fingerprinter
        ? await compareSome(parts, fingerprinter, some)
        : new Set(some);
      const isSlow = doubtful.size < some.length && performance.now() - began > SLOW_MS;
      if (isSlow && isLeft() && works.length < MOST_THREADS) begin();
      advance(some.length - doubtful.size);
      const looked = some.filter((name, at) => doubtful.has(name) || isDue(from + at));
      const seen = await lookAtSome(parts, looked, isStopped, (name) =>
        advance(doubtful.has(name) ? 1 : 0),
      );
      if (compares && seen.size > 0) parts.memory().keepFolders(seen);
    }
  }
  async function work(): Promise<void> {
    const fingerprinter = compares ? startFingerprinter() : undefined;
    try {
      await lookOn(fingerprinter);
    } finally {
      fingerprinter?.end();
    }
  }
  function begin(): void {
    const underWay = work();
    // Thrown below, when the others have ended.
    underWay.catch(() => {});
    works.push(underWay);
  }

  begin();
  // They may become more.
  for (const one of works) await one.catch(() => {});
  await Promise.all(works);
}

/** @returns those that are not known to be as they were */
async function compareSome(
  { directory, groups, memory, adopt }: FolderScanParts,
  fingerprinter: Fingerprinter,
  names: readonly string[],
): Promise<ReadonlySet<string>> {
  const kept = memory().recallFolders(names.filter((name) => groups.get(name) === undefined));
  const known = names.flatMap((name) => {
    const text = kept.get(name);
    const listing =
      groups.get(name) ?? (text === undefined ? undefined : decodeListing(name, text));
    return listing?.fingerprint === undefined
      ? []
      : [{ listing, fingerprint: listing.fingerprint }];
  });
  const same = await fingerprinter.compare({
    directory,
    names: known.map(({ listing }) => listing.name),
    logs: known.map(({ listing }) => joinLogs(listing.logs)),
    fingerprints: known.map(({ fingerprint }) => fingerprint),
  });
  const unchanged = known.filter((_, at) => same[at]).map(({ listing }) => listing);
  const doubtful = new Set(names);
  for (const listing of unchanged) {
    // Whoever looked at it meanwhile knows better.
    if (groups.get(listing.name) === undefined) adopt(listing);
    doubtful.delete(listing.name);
  }
  return doubtful;
}

/** As a whole. @returns what is to be kept for the next time, by name */
async function lookAtSome(
  { refresh, groups }: FolderScanParts,
  names: readonly string[],
  isStopped: () => boolean,
  onLooked: (name: string) => void,
): Promise<ReadonlyMap<string, string>> {
  const seen = new Map<string, string>();
  let next = 0;
  const lookOn = async (): Promise<void> => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) {
      if (isStopped()) return;
      const before = groups.get(name)?.fingerprint;
      const listing = await refresh(name);
      const text = listing && listing.fingerprint !== before ? encodeListing(listing) : undefined;
      if (text !== undefined) seen.set(name, text);
      onLooked(name);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_LOOKS }, lookOn));
  return seen;
}
