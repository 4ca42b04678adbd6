import { join } from "node:path";
import type { ArticleId, LibraryId } from "#core/identity/ids.js";
import { createRollFile } from "./roll-file.ts";

/** Beyond either, articles did not go one by one: a disk is not mounted, a sync tool went astray, a folder was emptied. */
const MOST_MISSING = 50;
const MOST_MISSING_SHARE = 0.2;
/** One or two folders put elsewhere by hand are no alarm, however small the library. */
const FEWEST_MISSING = 3;

/**
 * Remembers, outside the library, which articles it held, and tells tidying up from a mass disappearance. Absence never
 * means deletion; a library that lost a part of itself is not written to until the person has looked.
 */
export interface ArticleRoll {
  /** Why the library should not be written to, in figures; undefined when all is well, and before the roll was read. */
  readonly alarm: string | undefined;
  /** Recalls what was kept, once: before all folders are looked at, and not at a start, where a hundred thousand take their time. */
  read(): Promise<void>;
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

export function createArticleRoll(dataDirectory: string, libraryId: LibraryId): ArticleRoll {
  const path = join(dataDirectory, "libraries", libraryId, "articles.txt");
  let isRead = false;
  let known = new Set<ArticleId>();
  let missing = new Set<ArticleId>();
  const file = createRollFile(
    path,
    () => known,
    (articleId) => known.add(articleId),
  );
  const isAlarmed = (): boolean => isRead && isAlarming(missing.size, known.size);
  return {
    get alarm() {
      return isAlarmed() ? `${missing.size} of ${known.size} articles are missing` : undefined;
    },
    async read() {
      await file.read();
      isRead = true;
    },
    compare(present, isOutOfSight = () => false) {
      const others = [...known.difference(present)];
      const unseen = others.filter(isOutOfSight);
      missing = new Set(others).difference(new Set(unseen));
      if (isAlarmed()) return;
      const before = known;
      known = new Set([...present, ...unseen]);
      missing.clear();
      if (known.size !== before.size || others.length > unseen.length) file.saveSoon();
    },
    see(articleId) {
      missing.delete(articleId);
      // Those that come during an alarm must not outweigh those that are missing.
      if (isAlarmed() || known.has(articleId)) return;
      known.add(articleId);
      file.saveSoon();
    },
    lose(articleId) {
      // Before the roll was read, all that somebody looked for were there once.
      if (!isRead || known.has(articleId)) missing.add(articleId);
    },
    accept() {
      known = known.difference(missing);
      missing.clear();
      file.saveSoon();
    },
    close: file.close,
  };
}

function isAlarming(missing: number, known: number): boolean {
  if (missing > MOST_MISSING) return true;
  if (missing === known && known > 1) return true;
  return missing >= FEWEST_MISSING && missing > known * MOST_MISSING_SHARE;
}
