import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { makeDirectory } from "../flush-directory.ts";
import { problemWording } from "../problem-wording.ts";
import { createDurably } from "../replace-durably.ts";
import { sha256 } from "../sha256.ts";
import { systemErrorCode } from "../system-error.ts";
import { type Done, type RunningCheck, codeOf, takeOut } from "./running-check.ts";

/** @returns sha256 of a file's bytes, in hex; throws what the file system throws, and an AbortError when it is stopped */
export async function hashOfFile(path: string, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash("sha256");
  // Without an encoding a read stream gives buffers.
  for await (const chunk of createReadStream(path, { signal })) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

/** A file of known content that is damaged or not there, and where the same bytes may lie. */
export interface LostFile {
  readonly path: string;
  /** What is wrong with it, in words. */
  readonly problem: string;
  /** Something has its name. */
  readonly isThere: boolean;
  /** Absolute paths, likeliest first; those that are not there are passed over. */
  readonly copies: readonly string[];
  readonly isIntact: (bytes: Buffer) => boolean;
}

export function hasHash(hash: string): LostFile["isIntact"] {
  return (bytes) => sha256(bytes) === hash;
}

/**
 * Reports it. Repair takes the damaged file out, and brings the same bytes back from where they still are: only what is proven to be
 * what was written ever comes into the library, and nothing is written over.
 */
export async function reportLost(check: RunningCheck, lost: LostFile): Promise<void> {
  const { path, problem } = lost;
  const source = await findIntact(lost);
  const isHopeless = source === undefined && !lost.isThere;
  const done =
    check.repair && !isHopeless
      ? await mend(check, lost, source)
      : { action: await actionLeft(check, path, source) };
  check.problems.push({ path, problem, ...done });
}

interface IntactCopy {
  readonly path: string;
  readonly bytes: Buffer;
}

async function findIntact({ path, copies, isIntact }: LostFile): Promise<IntactCopy | undefined> {
  for (const copy of new Set(copies)) {
    if (copy === path) continue;
    const bytes = await readFile(copy).catch(nothingThere);
    if (bytes !== undefined && isIntact(bytes)) return { path: copy, bytes };
  }
  return undefined;
}

/** What cannot be read is no help. */
function nothingThere(error: unknown): undefined {
  if (systemErrorCode(error) === undefined) throw error;
  return undefined;
}

/** What was set aside may still be of use to somebody. */
async function actionLeft(
  { quarantine }: RunningCheck,
  path: string,
  source: IntactCopy | undefined,
): Promise<string> {
  const { left, canBringBack, setAsideAt } = problemWording.actions;
  if (source !== undefined) return canBringBack(source.path);
  const [kept] = await quarantine.copiesOf(path);
  return kept === undefined ? left : setAsideAt(kept);
}

async function mend(
  check: RunningCheck,
  { path, isThere, problem }: LostFile,
  source: IntactCopy | undefined,
): Promise<Done> {
  const { broughtBack, left, notBroughtBack } = problemWording.actions;
  const taken = isThere ? await takeOut(check, path, problem) : undefined;
  // What could not be moved keeps its name.
  if (taken !== undefined && taken.kept === undefined) return taken.done;
  if (source === undefined) return taken?.done ?? { action: left };
  try {
    await makeDirectory(dirname(path));
    await createDurably(path, source.bytes);
    return { action: broughtBack(source.path, taken?.kept) };
  } catch (error) {
    return { ...taken?.done, action: notBroughtBack(codeOf(error), taken?.kept) };
  }
}
