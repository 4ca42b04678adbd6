import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { ArticleId, type LibraryId } from "#core/identity/ids.js";
import { replaceDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";
import { createTurns } from "./turns.ts";

/** Beyond either, articles did not go one by one: a disk is not mounted, a sync tool went astray, a folder was emptied. */
const MOST_MISSING = 50;
const MOST_MISSING_SHARE = 0.2;
/** One or two folders put elsewhere by hand are no alarm, however small the library. */
const FEWEST_MISSING = 3;

/** After the first change that is not kept. Milliseconds. */
const SAVE_AFTER = 5_000;
/** The whole roll is written: of the time that this takes a twentieth at most goes to it while articles come in by the thousand. */
const RESTS_PER_SAVE = 19;
/** A disk that is full may have room by then. Milliseconds. */
const AGAIN_AFTER = 60_000;

/**
 * Remembers, outside the library, which articles it held, and tells tidying up from a mass disappearance. Absence never
 * means deletion; a library that lost a part of itself is not written to until the person has looked.
 */
export interface ArticleRoll {
  /** Why the library should not be written to, in figures; undefined when all is well. */
  readonly alarm: string | undefined;
  /**
   * After all folders were looked at. What is missing without alarm is not missed any more.
   * @param isOutOfSight  which of the others are there, and only cannot be looked into; none unless it is given
   */
  compare(present: ReadonlySet<ArticleId>, isOutOfSight?: (articleId: ArticleId) => boolean): void;
  /** One is there, as somebody just saw. */
  see(articleId: ArticleId): void;
  /** No folder has it any more: so that many are missed before anybody goes by what is gone. */
  lose(articleId: ArticleId): void;
  /** What is there now is what should be there. */
  accept(): void;
  /**
   * Keeps the roll for the next start, if it changed; it is kept some seconds after each change, too, since whoever is killed does not
   * close. Losing it costs an alarm, not a note.
   */
  close(): Promise<void>;
}

export async function openArticleRoll(
  dataDirectory: string,
  libraryId: LibraryId,
): Promise<ArticleRoll> {
  const path = join(dataDirectory, "libraries", libraryId, "articles.txt");
  let saved = await readRoll(path);
  let known = new Set(saved);
  let missing = new Set<ArticleId>();
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = SAVE_AFTER;
  let hasEnded = false;
  const turns = createTurns();

  const isSaved = (): boolean => known.size === saved.size && known.isSubsetOf(saved);

  async function save(): Promise<void> {
    if (isSaved()) return;
    const roll = new Set(known);
    await writeRoll(path, roll);
    saved = roll;
  }

  async function saveNow(): Promise<void> {
    timer = undefined;
    const began = performance.now();
    try {
      await turns.take(save);
      pauseMs = Math.max(SAVE_AFTER, (performance.now() - began) * RESTS_PER_SAVE);
    } catch (error) {
      if (systemErrorCode(error) === undefined) throw error;
      pauseMs = AGAIN_AFTER;
    }
    if (!isSaved()) saveSoon();
  }

  function saveSoon(): void {
    if (hasEnded) return;
    timer ??= setTimeout(() => void saveNow(), pauseMs).unref();
  }

  const isAlarmed = (): boolean => isAlarming(missing.size, known.size);
  return {
    get alarm() {
      return isAlarmed() ? `${missing.size} of ${known.size} articles are missing` : undefined;
    },
    compare(present, isOutOfSight = () => false) {
      const others = [...known.difference(present)];
      const unseen = others.filter(isOutOfSight);
      missing = new Set(others).difference(new Set(unseen));
      if (isAlarmed()) return;
      known = new Set([...present, ...unseen]);
      missing.clear();
      if (!isSaved()) saveSoon();
    },
    see(articleId) {
      missing.delete(articleId);
      // Those that come during an alarm must not outweigh those that are missing.
      if (isAlarmed() || known.has(articleId)) return;
      known.add(articleId);
      saveSoon();
    },
    lose(articleId) {
      if (known.has(articleId)) missing.add(articleId);
    },
    accept() {
      known = known.difference(missing);
      missing.clear();
      saveSoon();
    },
    async close() {
      hasEnded = true;
      clearTimeout(timer);
      await turns.take(save);
    },
  };
}

function isAlarming(missing: number, known: number): boolean {
  if (missing > MOST_MISSING) return true;
  if (missing === known && known > 1) return true;
  return missing >= FEWEST_MISSING && missing > known * MOST_MISSING_SHARE;
}

async function writeRoll(path: string, roll: ReadonlySet<ArticleId>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await replaceDurably(path, `${[...roll].toSorted().join("\n")}\n`);
}

async function readRoll(path: string): Promise<ReadonlySet<ArticleId>> {
  try {
    const ids = (await readFile(path, "utf8")).split("\n").map((line) => ArticleId.safeParse(line));
    return new Set(ids.flatMap((id) => (id.success ? [id.data] : [])));
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    // Nothing is known of this library yet, or the data folder cannot be read: no alarm can be given.
    return new Set();
  }
}
