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

/** Of a disk that fails; the check that a person asks for names all. */
const MOST_FOUND = 500;
