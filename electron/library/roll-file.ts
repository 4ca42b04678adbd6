import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type ArticleId, isArticleId } from "#core/identity/ids.js";
import { replaceDurably } from "./replace-durably.ts";
import { systemErrorCode } from "./system-error.ts";
import { createTurns } from "./turns.ts";

/** After the first change that is not kept. Milliseconds. */
const SAVE_AFTER = 5_000;
/** The whole roll is written: of the time that this takes a twentieth at most goes to it while articles come in by the thousand. */
const RESTS_PER_SAVE = 19;
/** A disk that is full may have room by then. Milliseconds. */
const AGAIN_AFTER = 60_000;
/** Calls are answered in between: a hundred thousand take a tenth of a second. */
const READ_PER_TURN = 5_000;

/** Where a roll of articles is kept for the next start. */
export interface RollFile {
  /** Recalls all that was kept, once. Nothing is written before. */
  read(): Promise<void>;
  /** The roll has changed: it is written some seconds later. */
  saveSoon(): void;
  /** Writes it, if it changed. */
  close(): Promise<void>;
}

/**
 * @param now  the roll as it is
 * @param onRead  hears of one article after the other that was kept, in several turns of the event loop
 */
export function createRollFile(
  path: string,
  now: () => ReadonlySet<ArticleId>,
  onRead: (articleId: ArticleId) => void,
): RollFile {
  let reading: Promise<void> | undefined;
  let isSaved = true;
  let timer: NodeJS.Timeout | undefined;
  let pauseMs = SAVE_AFTER;
  let hasEnded = false;
  const turns = createTurns();
  const readOnce = (): Promise<void> => (reading ??= read());

  async function read(): Promise<void> {
    for (const [at, articleId] of (await readRoll(path)).entries()) {
      if (at % READ_PER_TURN === 0) await nextTurn();
      onRead(articleId);
    }
  }

  async function save(): Promise<void> {
    if (isSaved) return;
    // What was seen since the start must not take the place of all that was there before.
    await readOnce();
    isSaved = true;
    try {
      await writeRoll(path, now());
    } catch (error) {
      isSaved = false;
      throw error;
    }
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
    if (!isSaved) saveSoon();
  }

  function saveSoon(): void {
    isSaved = false;
    if (hasEnded) return;
    timer ??= setTimeout(() => void saveNow(), pauseMs).unref();
  }

  return {
    read: readOnce,
    saveSoon,
    async close() {
      hasEnded = true;
      clearTimeout(timer);
      await turns.take(save);
    },
  };
}

async function writeRoll(path: string, roll: ReadonlySet<ArticleId>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await replaceDurably(path, `${[...roll].toSorted().join("\n")}\n`);
}

async function readRoll(path: string): Promise<readonly ArticleId[]> {
  try {
    return (await readFile(path, "utf8")).split("\n").filter(isArticleId);
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    // Nothing is known of this library yet, or the data folder cannot be read: no alarm can be given.
    return [];
  }
}
