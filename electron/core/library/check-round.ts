import { z } from "zod";

export const CHECK_FORMAT = 1;
/** Bits rot in years; and a disk that begins to fail is worth knowing about within the month. */
const ROUND_MS = 21 * 24 * 60 * 60_000;

/** How far a library has been checked, a folder at a time. */
export const CheckRound = z.object({
  format: z.literal(CHECK_FORMAT),
  /** The folder of `articles/` that was checked last: those that come after it by name are left. Null before the first. */
  after: z.string().nullable(),
  /** When all was checked last: ISO 8601, UTC. Null while it never was, or a round is under way. */
  ended: z.iso.datetime().nullable(),
  /** What was found and not seen to be mended. */
  found: z.array(z.object({ path: z.string(), problem: z.string() })),
});
export type CheckRound = Readonly<z.infer<typeof CheckRound>>;

export const FIRST_ROUND: CheckRound = {
  format: CHECK_FORMAT,
  after: null,
  ended: null,
  found: [],
};

/**
 * @param now  milliseconds since 1970
 * @returns how long to wait for the next round: 0 where one is under way, or due. A clock that was set back makes nobody wait longer
 */
export function waitForRound({ ended }: CheckRound, now: number): number {
  if (ended === null) return 0;
  const since = now - Date.parse(ended);
  return since < 0 ? 0 : Math.max(0, ROUND_MS - since);
}

/** @param names  sorted by code unit. @returns those that are left in this round */
export function foldersLeft({ after }: CheckRound, names: readonly string[]): readonly string[] {
  return after === null ? names : names.filter((name) => name > after);
}

/** Of a folder that was looked at again, what is found now replaces what was found before. */
export function withFound(
  round: CheckRound,
  isOfThisLook: (path: string) => boolean,
  found: CheckRound["found"],
): CheckRound {
  const others = round.found.filter(({ path }) => !isOfThisLook(path));
  return { ...round, found: [...others, ...found].slice(0, MOST_FOUND) };
}

/** What this process did since it knew last what stands in the file. */
export interface OwnProgress {
  /** When all was checked last, as of then. */
  readonly endedThen: CheckRound["ended"];
  /** It came further. */
  readonly hasMoved: boolean;
  /** Whether it looked there. */
  readonly hasLooked: (path: string) => boolean;
}

/**
 * Of two processes that note in one file how far a library was checked.
 * @param theirs  as another one wrote it meanwhile
 * @returns what this one found where it looked, and what the other found elsewhere; a check of all that the other did ends the round
 */
export function takenOver(
  ours: CheckRound,
  theirs: CheckRound,
  { endedThen, hasMoved, hasLooked }: OwnProgress,
): CheckRound {
  const isEnded =
    theirs.ended !== null && theirs.ended !== endedThen && theirs.ended > (ours.ended ?? "");
  const { after, ended } = isEnded || !hasMoved ? theirs : ours;
  const own = ours.found.filter(({ path }) => hasLooked(path));
  return { ...withFound(theirs, hasLooked, own), after, ended };
}

/** As long as twenty looks of three seconds: only a disk that hangs, or a computer that slept, takes longer. Milliseconds. */
const LONGEST_REST = 60_000;

/** A twentieth of one processor at most: 100,000 articles take a working day. */
const RESTS_PER_WORK = 19;

/** @param worked  milliseconds. @returns for how long nothing is to be looked at then */
export function restAfter(worked: number): number {
  return Math.min(worked * RESTS_PER_WORK, LONGEST_REST);
}

/** Of a disk that fails; the check that a person asks for names all. */
const MOST_FOUND = 500;
