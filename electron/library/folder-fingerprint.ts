import { hash } from "node:crypto";
import { statSync, type Stats } from "node:fs";

/**
 * What `stat` says of a file or a folder. A folder's times change when a name in it comes, goes or is replaced; the time of the last
 * change of its entry (`ctime`) is the system's own, which no program can set back.
 */
export type Stamped = Pick<Stats, "ino" | "size" | "mtimeMs" | "ctimeMs">;

/** Whose times say whether anything that a listing holds has changed; the logs in `marks/` have times of their own. */
export const FINGERPRINTED = ["article.json", "originals", "versions", "marks"] as const;

/**
 * What changes between two ticks of a clock leaves times as they were. The coarsest clock of a disk ticks every two seconds (FAT);
 * one more for a network disk's that is not quite ours.
 */
const COARSEST_TICK_MS = 3_000;

const CHARACTERS = 16;
/** What stands for a file or folder that is not there. */
const ABSENT = -1;

/**
 * @param stamps  of `FINGERPRINTED`, then of the logs in the order of their names; undefined for what is not there
 * @param logs  names
 * Cost: numbers are not written out, which would take as long as all the rest, a hundred thousand times
 */
export function fingerprintOf(
  stamps: readonly (Stamped | undefined)[],
  logs: readonly string[],
): string {
  const numbers = stamps.flatMap((stamp) =>
    stamp === undefined ? ABSENT : [stamp.ino, stamp.size, stamp.mtimeMs, stamp.ctimeMs],
  );
  const times = hash("sha1", new Uint8Array(Float64Array.from(numbers).buffer), "base64url");
  const named = logs.length === 0 ? times : hash("sha1", [times, ...logs].join("/"), "base64url");
  return named.slice(0, CHARACTERS);
}

/**
 * Whether any change from now on will show: everything is older than a tick. What changed just now could change once more unseen, and
 * times in the future are from a clock that is not to be reckoned with.
 * @param lookedAt  before anything was looked at: milliseconds since 1970
 */
export function isAtRest(stamps: readonly (Stamped | undefined)[], lookedAt: number): boolean {
  return stamps.every(
    (stamp) =>
      stamp === undefined || Math.max(stamp.mtimeMs, stamp.ctimeMs) <= lookedAt - COARSEST_TICK_MS,
  );
}

/**
 * Takes the fingerprint of a folder as it is now, reading nothing and listing nothing. For a thread of its own: it waits for the disk.
 * @param folder  absolute
 * @param logs  names that it had; where one came or went, `marks/` itself has changed
 * @returns undefined where it cannot be taken
 */
export function takeFingerprint(folder: string, logs: readonly string[]): string | undefined {
  try {
    const stamps = FINGERPRINTED.map((part) => stampAt(`${folder}/${part}`));
    for (const name of logs) stamps.push(stampAt(`${folder}/marks/${name}`));
    return fingerprintOf(stamps, logs);
  } catch {
    // Whoever looks at the folder as a whole then says what is wrong with it.
    return undefined;
  }
}

function stampAt(path: string): Stamped | undefined {
  return statSync(path, { throwIfNoEntry: false });
}
