import { isDeepStrictEqual } from "node:util";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { LibraryIdentity } from "#core/library/library-identity.js";
import { libraryFilePath, missing, newerLibrary, readLibraryFile } from "./library-file.ts";
import type { ArticleRoll } from "./missing-articles.ts";

/** Says whether the library may be written to. In doubt it may not: what is not there may only be out of sight. */
export interface WriteGuard {
  /** As last seen. */
  readonly refusal: Failure | undefined;
  /** Looks whether this very library is still there. @returns why it is out of sight */
  lookForLibrary(): Promise<Failure | undefined>;
  /** Looks once more. @returns why nothing may be written */
  check(): Promise<Failure | undefined>;
  /** The library is there, and not alarmingly many of its articles are missing: what is not found is gone, whether or not it may be written to. */
  readonly isAllInSight: boolean;
  /** How many articles are missing, in words, when they are alarmingly many. */
  readonly missingArticles: string | undefined;
  /** The same, where nothing else stands in the way: only then does it help to accept it. */
  readonly undecided: string | undefined;
  /** Before a scan: recalls which articles there were. */
  recallArticles(): Promise<void>;
  /** After a scan. @param isOutOfSight  which of the others are not missing, since their folders cannot be looked into */
  compareArticles(
    present: ReadonlySet<ArticleId>,
    isOutOfSight: (articleId: ArticleId) => boolean,
  ): void;
  acceptMissingArticles(): void;
}

/**
 * @param lasting  a reason that will not pass while the library is open, such as a read-only disk
 * @param onChanged  hears why nothing may be written, or that it may again: at once, and whenever that has changed
 */
export function createWriteGuard(
  directory: string,
  identity: LibraryIdentity,
  roll: ArticleRoll,
  lasting: Failure | undefined,
  onChanged: (refusal: Failure | undefined) => void = () => undefined,
): WriteGuard {
  const refuseBecause = (figures: string): Failure => ({
    code: "library-read-only",
    path: directory,
    detail: `${figures}: bring them back, or let “postil check --repair” accept it`,
  });
  let vanished: Failure | undefined;
  let newer = newerLibrary(identity, libraryFilePath(directory));
  const refusal = (): Failure | undefined =>
    vanished ??
    lasting ??
    newer ??
    (roll.alarm === undefined ? undefined : refuseBecause(roll.alarm));
  let told = refusal();
  const tell = (): void => {
    const now = refusal();
    if (isDeepStrictEqual(now, told)) return;
    told = now;
    onChanged(now);
  };
  onChanged(told);
  return {
    get refusal() {
      return refusal();
    },
    get isAllInSight() {
      return vanished === undefined && roll.alarm === undefined;
    },
    get missingArticles() {
      return roll.alarm;
    },
    get undecided() {
      return (lasting ?? vanished ?? newer) === undefined ? roll.alarm : undefined;
    },
    async lookForLibrary() {
      const found = await readLibraryFile(directory);
      if (!found.ok) vanished = found.error;
      else if (found.value.libraryId !== identity.libraryId) vanished = missing(directory);
      else {
        vanished = undefined;
        // Another device may have been updated while the library was open here.
        newer = newerLibrary(found.value, libraryFilePath(directory));
      }
      tell();
      return vanished;
    },
    async check() {
      await this.lookForLibrary();
      return this.refusal;
    },
    recallArticles: roll.read,
    compareArticles(present, isOutOfSight) {
      roll.compare(present, isOutOfSight);
      tell();
    },
    acceptMissingArticles() {
      roll.accept();
      tell();
    },
  };
}
