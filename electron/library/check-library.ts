import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, readdir, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { acceptMissingArticles } from "./accept-missing-articles.ts";
import { missed, operationsOf } from "./compact-log.ts";
import { ARTICLE_FORMAT } from "#core/article/article-identity.js";
import { namesIn } from "./directory-names.ts";
import { listFolder } from "./folder-listing.ts";
import type { CheckOptions, CheckReport, CheckedProblem } from "./library.ts";
import { type LibraryParts, articlesDirectory, marksDirectory } from "./library-parts.ts";
import { generationsOf, isLogName, parseLogFileName } from "./log-names.ts";
import { problemWording } from "./problem-wording.ts";
import { isPurgedName, purgedName } from "./purged-original.ts";
import type { Quarantine } from "./quarantine.ts";
import { type LogContents, readLog } from "./read-log.ts";
import { parseFacts } from "./read-version.ts";
import { scanLibrary } from "./scan-library.ts";
import { isStale } from "./sweep-temporary-files.ts";
import { systemErrorCode } from "./system-error.ts";
import { isTemporaryName } from "./temporary-name.ts";

const HASH_NAME = /^[0-9a-f]{64}\./;
const { left: LEFT } = problemWording.actions;

interface Check {
  readonly quarantine: Quarantine;
  readonly repair: boolean;
  readonly now: number;
  filesChecked: number;
  readonly problems: CheckedProblem[];
}

/**
 * Verifies every original, version and asset against its hash, every log line against its checksum, and that all facts
 * can be read. Repair takes damaged files out of the library into the quarantine, copies damaged lines there, and accepts
 * that missing articles are gone: it deletes nothing and never rewrites a log.
 * @returns what was found; of the part that was checked, when the signal stopped it
 */
export async function checkLibrary(
  parts: LibraryParts & { readonly quarantine: Quarantine; readonly now: () => number },
  { repair, signal, onProgress }: CheckOptions,
): Promise<CheckReport> {
  const missing = await acceptMissing(parts, repair);
  const check: Check = {
    quarantine: parts.quarantine,
    repair: repair && (await parts.guard.check()) === undefined,
    now: parts.now(),
    filesChecked: 0,
    problems: missing,
  };
  await checkLogs(marksDirectory(parts.directory), check);
  const articles = articlesDirectory(parts.directory);
  const names = await namesOf(articles, check);
  for (const [index, name] of names.entries()) {
    if (signal?.aborted) break;
    await checkFolder(articles, name, check);
    onProgress?.({ done: index + 1, total: names.length, current: name });
  }
  return { filesChecked: check.filesChecked, problems: check.problems };
}

async function acceptMissing(parts: LibraryParts, repair: boolean): Promise<CheckedProblem[]> {
  await scanLibrary(parts);
  const { missingArticles } = parts.guard;
  if (missingArticles === undefined) return [];
  if (repair) acceptMissingArticles(parts);
  const { left, accepted } = problemWording.actions;
  const problem = problemWording.missingArticles(missingArticles);
  return [{ path: parts.directory, problem, action: repair ? accepted : left }];
}

async function checkFolder(articles: string, name: string, check: Check): Promise<void> {
  const folder = join(articles, name);
  const listing = await listFolder(articles, name, undefined, check.now);
  check.filesChecked += 1;
  const problem = "kind" in listing ? problemWording.unlistedFolder(listing) : undefined;
  if (problem !== undefined) check.problems.push({ path: folder, problem, action: LEFT });
  if (!("kind" in listing) && listing.identity.format > ARTICLE_FORMAT) {
    // What is right there and what is damage, only a newer Postil knows.
    check.problems.push({ path: folder, problem: problemWording.newerArticle, action: LEFT });
    return;
  }
  for (const part of ["originals", "assets"]) {
    for (const file of await namesOf(join(folder, part), check))
      await checkHash(join(folder, part, file), check);
  }
  await checkVersions(folder, check);
  await checkLogs(join(folder, "marks"), check);
  for (const part of ["", "originals", "assets", "versions", "marks"]) {
    await checkTemporaryFiles(join(folder, part), check);
  }
}

/** A folder that cannot be read is a problem like any other; what lies elsewhere is checked all the same. */
async function namesOf(directory: string, check: Check): Promise<readonly string[]> {
  try {
    return await namesIn(directory);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    const problem = problemWording.unreadableFolder(code);
    check.problems.push({ path: directory, problem, action: LEFT });
    return [];
  }
}

/** Files whose name is no hash are somebody else's, and none of our business. */
async function checkHash(path: string, check: Check): Promise<void> {
  const name = basename(path);
  if (!HASH_NAME.test(name) || isPurgedName(name)) return;
  await checkFile(path, check, async () => {
    const hash = createHash("sha256");
    // Without an encoding a read stream gives buffers.
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
    const isIntact = hash.digest("hex") === name.slice(0, name.indexOf("."));
    return isIntact ? undefined : problemWording.wrongHash;
  });
}

async function checkVersions(folder: string, check: Check): Promise<void> {
  const directory = join(folder, "versions");
  const originals = await namesOf(join(folder, "originals"), check);
  const names = await namesOf(directory, check);
  for (const name of names.filter((file) => HASH_NAME.test(file))) {
    const path = join(directory, name);
    const stem = basename(name, extname(name));
    if (extname(name) === ".html") {
      await checkHash(path, check);
      if (names.includes(`${stem}.json`)) continue;
      check.problems.push({ path, problem: problemWording.missingFacts, action: LEFT });
    }
    if (extname(name) === ".json") {
      await checkFile(path, check, async () => {
        const facts = parseFacts(await readFile(path, "utf8"));
        if (facts === "newer") {
          check.problems.push({ path, problem: problemWording.newerFacts, action: LEFT });
          return undefined;
        }
        if (facts?.contentHash !== stem) return problemWording.unreadableFacts;
        const isPurged = originals.includes(purgedName(facts.originalHash));
        return isPurged || names.includes(`${stem}.html`) ? undefined : problemWording.missingText;
      });
    }
  }
}

async function checkLogs(directory: string, check: Check): Promise<void> {
  const names = await namesOf(directory, check);
  const logs = new Map<string, LogContents>();
  for (const name of names.filter(isLogName)) {
    const path = join(directory, name);
    check.filesChecked += 1;
    const read = await readLog(path, undefined).catch(unreadable);
    if (typeof read === "string") {
      check.problems.push({ path, problem: read, action: LEFT });
      continue;
    }
    logs.set(name, read.log);
    for (const damage of read.log.damaged) {
      if (check.repair) await check.quarantine.keepLine(path, damage);
      const action = check.repair ? problemWording.actions.copied : LEFT;
      check.problems.push({ path, problem: problemWording.damagedLine(damage), action });
    }
  }
  checkGenerations(logs, check);
}

/** What an earlier generation of a log says, the latest one says too, or has no need to. Both are read, so nothing is lost. */
function checkGenerations(logs: ReadonlyMap<string, LogContents>, check: Check): void {
  for (const [name, log] of logs) {
    const own = parseLogFileName(name);
    const latest = own && generationsOf(logs.keys(), own.writer).at(-1);
    const later = latest && logs.get(latest.name);
    if (own === undefined || latest === undefined || later === undefined || later === log) continue;
    const { length } = missed(operationsOf(later, own.writer), operationsOf(log, own.writer));
    if (length === 0) continue;
    const problem = problemWording.missingFromLater(length, latest.name);
    check.problems.push({ path: log.path, problem, action: LEFT });
  }
}

async function checkTemporaryFiles(directory: string, check: Check): Promise<void> {
  const names = await readdir(directory).catch(() => []); // Not there.
  for (const name of names.filter(isTemporaryName)) {
    const path = join(directory, name);
    const found = await stat(path).catch(() => undefined); // Its writer has just finished.
    if (!found?.isFile() || !isStale(found.mtimeMs, check.now)) continue;
    await report(path, problemWording.interruptedWrite, check);
  }
}

async function checkFile(
  path: string,
  check: Check,
  problemOf: () => Promise<string | undefined>,
): Promise<void> {
  check.filesChecked += 1;
  const problem = await problemOf().catch(unreadable);
  if (problem !== undefined) await report(path, problem, check);
}

async function report(path: string, problem: string, check: Check): Promise<void> {
  const action = check.repair ? await takeOut(path, check.quarantine) : LEFT;
  check.problems.push({ path, problem, action });
}

async function takeOut(path: string, quarantine: Quarantine): Promise<string> {
  try {
    return problemWording.actions.moved(await quarantine.moveFile(path));
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return problemWording.actions.notMoved(code);
  }
}

function unreadable(error: unknown): string {
  const code = systemErrorCode(error);
  if (code === undefined) throw error;
  return problemWording.unreadableFile(code);
}
