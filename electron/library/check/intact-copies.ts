import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
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
  /** The content, where the name says it: then no copy is read as a whole only to be compared. */
  readonly hash?: string;
}

export function withHash(hash: string): Pick<LostFile, "hash" | "isIntact"> {
  return { hash, isIntact: (bytes) => sha256(bytes) === hash };
}

/**
 * Reports it. Repair takes the damaged file out, and brings the same bytes back from where they still are: only what is proven to be
 * what was written ever comes into the library, and nothing is written over.
 */
export async function reportLost(check: RunningCheck, lost: LostFile): Promise<void> {
  const { path, problem } = lost;
  const source = await findIntact(check, lost);
  const isHopeless = source === undefined && !lost.isThere;
  const done =
    check.repair && !isHopeless
      ? await mend(check, lost, source)
      : { action: await actionLeft(check, path, source) };
  check.problems.push({ path, problem, ...done });
}

/** @returns the path of a copy that has the bytes */
async function findIntact(check: RunningCheck, lost: LostFile): Promise<string | undefined> {
  for (const copy of new Set(lost.copies)) {
    if (copy === lost.path) continue;
    if (await isIntactAt(check, copy, lost).catch(nothingThere)) return copy;
  }
  return undefined;
}

async function isIntactAt(
  { signal }: RunningCheck,
  path: string,
  { hash, isIntact }: LostFile,
): Promise<boolean> {
  // A pipe or a device might never end.
  if (!(await stat(path)).isFile()) return false;
  if (hash === undefined) return isIntact(await readFile(path));
  return (await hashOfFile(path, signal)) === hash;
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
  source: string | undefined,
): Promise<string> {
  const { left, canBringBack, setAsideAt } = problemWording.actions;
  if (source !== undefined) return canBringBack(source);
  const [kept] = await quarantine.copiesOf(path);
  return kept === undefined ? left : setAsideAt(kept);
}

async function mend(
  check: RunningCheck,
  { path, isThere, problem, isIntact }: LostFile,
  source: string | undefined,
): Promise<Done> {
  const { broughtBack, left, notBroughtBack } = problemWording.actions;
  const taken = isThere ? await takeOut(check, path, { problem, isIntact }) : undefined;
  // What could not be moved keeps its name.
  if (taken !== undefined && taken.kept === undefined) return taken.done;
  if (source === undefined) return taken?.done ?? { action: left };
  try {
    const bytes = await readFile(source);
    if (!isIntact(bytes)) return taken?.done ?? { action: left }; // It changed within this moment.
    await makeDirectory(dirname(path));
    await createDurably(path, bytes);
    return { action: broughtBack(source, taken?.kept) };
  } catch (error) {
    return { ...taken?.done, action: notBroughtBack(codeOf(error), taken?.kept) };
  }
}
