import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { decodeBulkDeed } from "../bulk-deed-file.ts";
import { isMissing } from "../directory-names.ts";
import { problemWording } from "../problem-wording.ts";
import { isWriterMemory } from "../writer-memory.ts";
import { checkTemporaryFiles } from "./check-temporary-files.ts";
import {
  type RunningCheck,
  namesOf,
  remark,
  reportDamage,
  reportLeft,
  unreadable,
} from "./running-check.ts";

/** Files by which this device keeps what is yet to be written into the library: in a directory, or in one for each process below it. */
export interface KeptFiles {
  /** Absolute. */
  readonly directory: string;
  /** Whether it is no news that they are there. */
  readonly isArchive?: boolean;
  readonly parse: (text: string) => "whole" | "newer" | "damaged";
}

/** Whoever starts the app takes up what a process left that ended; what waits longer waits for somebody to start it. */
const LONG_MS = 24 * 60 * 60_000;

/** Deeds on very many articles: those that wait, and those that are kept for being taken back. */
export function deedFiles(directory: string): readonly KeptFiles[] {
  const parse: KeptFiles["parse"] = (text) => {
    const deed = decodeBulkDeed(text);
    return typeof deed === "string" ? deed : "whole";
  };
  return [
    { directory: join(directory, "waiting"), parse },
    { directory: join(directory, "done"), parse, isArchive: true },
  ];
}

/** Repair sets aside what can never be read, so that it is not in the way; all of it stays, in the quarantine. */
export async function checkKeptFiles(check: RunningCheck, files: KeptFiles): Promise<void> {
  const { directory } = files;
  await checkTemporaryFiles(check, directory);
  for (const name of await namesOf(check, directory)) {
    const path = join(directory, name);
    if (name.endsWith(".json")) await checkKeptFile(check, path, files);
    else if (await isDirectory(path)) {
      await checkTemporaryFiles(check, path);
      const below = (await namesOf(check, path)).filter((one) => one.endsWith(".json"));
      for (const one of below) await checkKeptFile(check, join(path, one), files);
    }
  }
}

async function checkKeptFile(
  check: RunningCheck,
  path: string,
  { parse, isArchive = false }: KeptFiles,
): Promise<void> {
  let text: string;
  let mtimeMs: number;
  try {
    text = await readFile(path, "utf8");
    ({ mtimeMs } = await stat(path));
  } catch (error) {
    // Written into the library a moment ago.
    if (!isMissing(error)) reportLeft(check, path, unreadable(error));
    return;
  }
  check.filesChecked += 1;
  const found = parse(text);
  if (found === "damaged") {
    const isIntact = (bytes: Buffer): boolean => parse(bytes.toString("utf8")) !== "damaged";
    await reportDamage(check, path, problemWording.damagedKept, isIntact);
  } else if (found === "newer") remark(check, path, problemWording.newerKept);
  else if (check.now - mtimeMs > LONG_MS && !isArchive) {
    remark(check, path, problemWording.waitsLong(new Date(mtimeMs).toISOString()));
  }
}

/** What this device remembers of the names it writes under. Nothing is lost with it: another name is taken. */
export async function checkWriterMemories(check: RunningCheck, directory: string): Promise<void> {
  for (const name of await namesOf(check, directory)) {
    if (!name.endsWith(".jsonl")) continue;
    const path = join(directory, name);
    try {
      const text = await readFile(path, "utf8");
      check.filesChecked += 1;
      if (!isWriterMemory(text)) remark(check, path, problemWording.damagedMemory);
    } catch (error) {
      reportLeft(check, path, unreadable(error));
    }
  }
}

/** What was set aside, against the hashes by which it was: a disk may lose that, too. */
export async function checkQuarantine(check: RunningCheck): Promise<void> {
  const { filesChecked, changed } = await check.quarantine.verify();
  check.filesChecked += filesChecked;
  for (const path of changed) reportLeft(check, path, problemWording.changedInQuarantine);
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false, // Tidied up a moment ago.
  );
}
