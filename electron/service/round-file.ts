import { mkdir, readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { CheckRound, type OwnProgress } from "#core/library/check-round.js";
import { replaceDurably } from "../library/replace-durably.ts";
import { systemErrorCode } from "../library/system-error.ts";

/** The file of the data folder in which the processes of this device note how far a library was checked. One call at a time. */
export interface RoundFile {
  /** This process came further than it has noted. */
  moved(): void;
  /** It looked at a piece, and has not noted that. */
  looked(piece: string): void;
  /** @param take  called with what another process noted since this one did, if it did */
  catchUp(take: (theirs: CheckRound, own: OwnProgress) => void): Promise<void>;
  write(round: CheckRound): Promise<void>;
}

/** @param pieceOf  where a path lies */
export function createRoundFile(path: string, pieceOf: (path: string) => string): RoundFile {
  /** What it said last, as far as this process knows. */
  let seen: { readonly text: string; readonly ended: CheckRound["ended"] } | undefined;
  let hasMoved = false;
  const pieces = new Set<string>();

  return {
    moved() {
      hasMoved = true;
    },
    looked(piece) {
      pieces.add(piece);
    },
    async catchUp(take) {
      const read = await readRound(path);
      if (read === undefined || read.text === seen?.text) return;
      const endedThen = seen?.ended ?? null;
      const hasLooked = (at: string): boolean => pieces.has(pieceOf(at));
      seen = { text: read.text, ended: read.round.ended };
      take(read.round, { endedThen, hasMoved, hasLooked });
    },
    async write(round) {
      const text = JSON.stringify(round);
      // What comes while it is written is not in it.
      const noted = { pieces: [...pieces], hasMoved };
      pieces.clear();
      hasMoved = false;
      if (await writeRound(path, text)) {
        seen = { text, ended: round.ended };
        return;
      }
      for (const piece of noted.pieces) pieces.add(piece);
      hasMoved ||= noted.hasMoved;
    },
  };
}

interface ReadRound {
  readonly text: string;
  readonly round: CheckRound;
}

/** @returns undefined where nothing can be read: what this process knows stands, and at the beginning all is checked anew */
async function readRound(path: string): Promise<ReadRound | undefined> {
  try {
    const text = await readFile(path, "utf8");
    return { text, round: CheckRound.parse(JSON.parse(text)) };
  } catch {
    return undefined;
  }
}

/** @returns whether it is written: a disk that has no room now has some later, and a round that is not noted is gone through once more */
async function writeRound(path: string, text: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await replaceDurably(path, text);
    return true;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return false;
  }
}
