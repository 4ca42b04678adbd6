import type { LibraryId } from "#core/identity/ids.js";
import { type Database, IN_MEMORY, openDatabase, probeFullTextSearch } from "./database.ts";
import { diagnose } from "./damaged-index.ts";
import { type IndexPlace, isLeft, newestPlace, nextPlace, removeOlderThan } from "./index-place.ts";
import { isSound, layTables } from "./schema.ts";

/** A database that is always there: when its file turns out damaged or its place unfit, an empty one takes its place. */
export interface KeptDatabase {
  /** The file it is in now; ":memory:" when no place on disk could be written. */
  readonly path: string;
  /**
   * Does `work`; where the file cannot be trusted, does it again on a new, empty index.
   * @throws what `work` throws for reasons of its own
   */
  use<Answer>(work: (database: Database) => Answer): Answer;
  /** The file that others may read beside this, as it is called now; undefined in memory. */
  readablePath(): string | undefined;
  /** Gives the present file up for a new, empty one. */
  startOver(): void;
  close(): void;
}

interface Opened {
  readonly database: Database;
  /** Undefined in memory, the last resort: no place on disk can be written. */
  readonly place: IndexPlace | undefined;
}

/** Each is a file that could not even be laid out anew; then something is wrong with the disk. */
const MOST_ATTEMPTS = 5;

/**
 * @param onEmptied  an index that was in use had to be left for one that may be empty; called when `work` is done
 * @param onDamaged  what lay there did not say what was written to it, and was left; called as `onEmptied`
 */
export function keepDatabase(
  cacheDirectory: string,
  libraryId: LibraryId,
  onEmptied: () => void,
  onDamaged: () => void = () => undefined,
): KeptDatabase {
  probeFullTextSearch();
  const openAnew = (firstPlace: () => IndexPlace): Opened =>
    openSound(firstPlace, libraryId, () => queueMicrotask(onDamaged));
  let opened = openAnew(() => newestPlace(cacheDirectory, libraryId));

  function replace(by: () => Opened): void {
    closeQuietly(opened.database);
    opened = by();
  }
  function startOver(): void {
    const { place } = opened;
    replace(() =>
      place === undefined ? openInMemory(libraryId) : openAnew(() => nextPlace(place)),
    );
  }
  function followOthers(): void {
    if (opened.place === undefined || !isLeft(opened.place)) return;
    // Not begun anew if this program cannot use it: two versions of the program would take turns for ever.
    replace(
      () => openAt(newestPlace(cacheDirectory, libraryId), libraryId) ?? openInMemory(libraryId),
    );
    queueMicrotask(onEmptied);
  }

  return {
    get path() {
      return opened.place?.path ?? IN_MEMORY;
    },
    use(work) {
      followOthers();
      try {
        return work(opened.database);
      } catch (error) {
        const diagnosis = diagnose(error);
        if (diagnosis === "content") startOver();
        if (diagnosis === "content") queueMicrotask(onDamaged);
        else if (diagnosis === "place") replace(() => openInMemory(libraryId));
        else throw error;
        queueMicrotask(onEmptied);
        return work(opened.database);
      }
    },
    readablePath() {
      followOthers();
      return opened.place?.path;
    },
    startOver,
    close: () => opened.database.close(),
  };
}

/** Opens what is there; anything doubtful is left for the next number. */
function openSound(
  firstPlace: () => IndexPlace,
  libraryId: LibraryId,
  onDamaged: () => void,
): Opened {
  try {
    let place = firstPlace();
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const found = openAt(place, libraryId, onDamaged);
      if (found !== undefined) {
        removeOlderThan(place);
        return found;
      }
      place = nextPlace(place);
    }
  } catch (error) {
    // No file to write to (read-only, full, locked for good): everything is in the library, so memory will do.
    if (!isAboutTheDisk(error)) throw error;
  }
  return openInMemory(libraryId);
}

/** @returns undefined when what lies there cannot be used, whatever it is */
function openAt(
  place: IndexPlace,
  libraryId: LibraryId,
  onDamaged: () => void = () => undefined,
): Opened | undefined {
  let database: Database | undefined;
  try {
    database = openDatabase(place.path);
    layTables(database, libraryId);
    if (isSound(database, libraryId)) return { database, place };
  } catch (error) {
    if (database !== undefined) closeQuietly(database);
    const diagnosis = diagnose(error);
    if (diagnosis === undefined || diagnosis === "busy") throw error;
    if (diagnosis === "content") onDamaged();
    return undefined;
  }
  closeQuietly(database);
  return undefined;
}

function openInMemory(libraryId: LibraryId): Opened {
  const database = openDatabase(IN_MEMORY);
  layTables(database, libraryId);
  return { database, place: undefined };
}

function isAboutTheDisk(error: unknown): boolean {
  return diagnose(error) !== undefined || (error instanceof Error && "syscall" in error);
}

function closeQuietly(database: Database): void {
  try {
    database.close();
  } catch {
    // It is given up because it does not work; that closing it does not work either changes nothing.
  }
}
