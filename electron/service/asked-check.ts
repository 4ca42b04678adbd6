import { mkdir, readFile, rm } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { ArticleId } from "#core/identity/ids.js";
import { type HeldLock, claimLock } from "../library/claim-lock.ts";
import { replaceDurably } from "../library/replace-durably.ts";
import { systemErrorCode } from "../library/system-error.ts";

const ASKED_CHECK_FORMAT = 1;

/** Where a check stands that somebody asked for: what it found sound, and need not look at when it goes on. */
const AskedCheckRecord = z.object({
  format: z.literal(ASKED_CHECK_FORMAT),
  /** Milliseconds since 1970. */
  began: z.number(),
  /** Folders of `articles/`, by name: one that was added since, or found damaged, is not among them. */
  folders: z.array(z.string()),
  /** In these folders. */
  filesChecked: z.int().nonnegative(),
  /** Articles whose highlights all stand where they are said to. */
  articles: z.array(ArticleId),
});
type AskedCheckRecord = Readonly<z.infer<typeof AskedCheckRecord>>;

/** What was seen the day before says little of today, where a person wants to know how it is now. Milliseconds. */
const GOES_ON_WITHIN = 24 * 60 * 60_000;

/** What was checked since is checked once more after a kill. Milliseconds. */
const SAVE_AFTER = 30_000;

/** Closing waits for a look that ends, and for no disk that hangs. Milliseconds. */
const CLOSING = 5_000;

/** One check that somebody asked for. */
export interface AskedCheck {
  /** In the folders that an earlier run found sound. */
  readonly filesChecked: number;
  hasFolder(name: string): boolean;
  hasArticle(articleId: ArticleId): boolean;
  /** Looked at just now, and nothing was found there. */
  folderIsSound(name: string, filesChecked: number): void;
  articleIsSound(articleId: ArticleId): void;
  /** Whether it is time to note where it stands. */
  readonly isDue: boolean;
  /** Only while the library is in sight: what cannot be seen is not sound. */
  save(): Promise<void>;
  /** All was checked: the next one begins from the start. */
  finish(): Promise<void>;
}

export interface AskedChecks {
  /**
   * Goes on where a check was stopped within the last day. One process of the device at a time: a check beside it looks at everything, and
   * notes nothing.
   */
  run<Value>(
    options: { readonly fromStart: boolean },
    check: (asked: AskedCheck) => Promise<Value>,
  ): Promise<Value>;
  /** Calls under way were cancelled before. */
  close(): Promise<void>;
}

/** @param path  of a file in the data folder. Its folder holds the lock, too */
export function createAskedChecks(path: string, now: () => number = Date.now): AskedChecks {
  const underWay = new Set<Promise<unknown>>();

  async function go<Value>(
    fromStart: boolean,
    check: (asked: AskedCheck) => Promise<Value>,
  ): Promise<Value> {
    const lock = await claim(path);
    try {
      const record = lock === undefined || fromStart ? undefined : await readRecord(path, now());
      return await check(createAskedCheck(path, record ?? emptyRecord(now()), lock !== undefined));
    } finally {
      await lock?.release().catch(() => undefined); // Its process ends some time, and with it its claim.
    }
  }

  return {
    async run({ fromStart }, check) {
      const running = go(fromStart, check);
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
    async close() {
      const limit = pause(CLOSING, undefined, { ref: false });
      await Promise.race([Promise.allSettled(underWay), limit]);
    },
  };
}

function emptyRecord(began: number): AskedCheckRecord {
  return { format: ASKED_CHECK_FORMAT, began, folders: [], filesChecked: 0, articles: [] };
}

function createAskedCheck(
  path: string,
  { began, ...before }: AskedCheckRecord,
  isKept: boolean,
): AskedCheck {
  const folders = new Set(before.folders);
  const articles = new Set(before.articles);
  let { filesChecked } = before;
  let savedAt = performance.now();
  return {
    filesChecked,
    hasFolder: (name) => folders.has(name),
    hasArticle: (articleId) => articles.has(articleId),
    folderIsSound(name, files) {
      folders.add(name);
      filesChecked += files;
    },
    articleIsSound(articleId) {
      articles.add(articleId);
    },
    get isDue() {
      return isKept && performance.now() - savedAt >= SAVE_AFTER;
    },
    async save() {
      savedAt = performance.now();
      if (!isKept || folders.size === 0) return;
      const record: AskedCheckRecord = {
        format: ASKED_CHECK_FORMAT,
        began,
        folders: [...folders],
        filesChecked,
        articles: [...articles],
      };
      // What cannot be noted is looked at once more, by a check that somebody waits for: that is all.
      await unlessRefused(() => replaceDurably(path, JSON.stringify(record)));
    },
    async finish() {
      if (isKept) await unlessRefused(() => rm(path, { force: true }));
    },
  };
}

/** @returns undefined while another process, or another call of this one, holds it, or the data folder cannot be written */
async function claim(path: string): Promise<HeldLock | undefined> {
  return await unlessRefused(async () => {
    await mkdir(dirname(path), { recursive: true });
    return await claimLock(dirname(path), basename(path));
  });
}

/** @returns undefined where nothing was noted, or too long ago: then all is looked at. A clock that was set back counts as long ago */
async function readRecord(path: string, now: number): Promise<AskedCheckRecord | undefined> {
  try {
    const record = AskedCheckRecord.parse(JSON.parse(await readFile(path, "utf8")));
    const age = now - record.began;
    return age >= 0 && age < GOES_ON_WITHIN ? record : undefined;
  } catch {
    return undefined; // Not there, damaged, or another Postil's.
  }
}

/** @returns undefined for what the file system refuses */
async function unlessRefused<Value>(work: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await work();
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}
