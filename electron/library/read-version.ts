import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { VERSION_FORMAT, VersionFacts } from "#core/article/version-facts.js";
import type { Failure } from "#core/failure/failure.js";
import type { ContentHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { isMissing, namesIn } from "./directory-names.ts";
import { isNewerFormat } from "./format-of.ts";
import { type ProblemList, isBelow } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { sha256 } from "./sha256.ts";
import { systemErrorCode } from "./system-error.ts";
import { readFailure } from "./write-failure.ts";

const FACTS_NAME = /^[0-9a-f]{64}\.json$/;

/** Below the article's folder, where a version's two files are. */
export function versionPaths(contentHash: ContentHash): { html: string; facts: string } {
  return {
    html: join("versions", `${contentHash}.html`),
    facts: join("versions", `${contentHash}.json`),
  };
}

/** What a folder says of its versions. */
export interface FolderVersions {
  readonly versions: readonly VersionFacts[];
  /** Absolute paths of facts that cannot be read; they are reported. */
  readonly damaged: readonly string[];
  /** Absolute paths of facts that a newer Postil wrote; they are reported. */
  readonly newer: readonly string[];
}

export async function readVersions(folder: string, problems: ProblemList): Promise<FolderVersions> {
  const directory = join(folder, "versions");
  const names = (await namesIn(directory)).filter((name) => FACTS_NAME.test(name));
  const paths = names.map((name) => join(directory, name));
  const versions: VersionFacts[] = [];
  const damaged: string[] = [];
  const newer: string[] = [];
  const facts = await Promise.all(paths.map((path) => readFacts(path)));
  for (const [index, path] of paths.entries()) {
    const known = facts[index];
    if (typeof known === "object") versions.push(known);
    else if (known === "newer") newer.push(path);
    else damaged.push(path);
    problems.set(path, typeof known === "object" ? [] : [factsProblem(known)]);
  }
  // A version whose facts were taken away is none any more, whatever was said of its files.
  problems.forget((path) => isBelow(path, directory) && !names.includes(factsNameOf(path)));
  return { versions, damaged, newer };
}

async function readFacts(path: string): Promise<VersionFacts | "newer" | undefined> {
  return parseFacts(await readFile(path, "utf8").catch(() => ""));
}

export function factsProblem(facts: "newer" | undefined): string {
  return facts === "newer" ? problemWording.newerFacts : problemWording.unreadableFacts;
}

/** @param path  of either file of a version */
function factsNameOf(path: string): string {
  return `${basename(path, extname(path))}.json`;
}

/** @returns what a version's file of facts says; "newer" where a later Postil wrote it; undefined where it cannot be read */
export function parseFacts(text: string): VersionFacts | "newer" | undefined {
  try {
    const record: unknown = JSON.parse(text);
    return isNewerFormat(record, VERSION_FORMAT) ? "newer" : VersionFacts.parse(record);
  } catch {
    // The caller reports the file.
    return undefined;
  }
}

/**
 * @param folders  absolute, of one article
 * @returns the HTML of a version, verified; `library-damaged` when it is missing, or its bytes are not those that were
 * written. What is wrong with a file is reported, also when another folder has the same version whole.
 */
export async function readVersion(
  folders: readonly [string, ...string[]],
  contentHash: ContentHash,
  problems: ProblemList,
): Promise<Result<string, Failure>> {
  const { html } = versionPaths(contentHash);
  let failure: Failure | undefined;
  for (const folder of folders) {
    const path = join(folder, html);
    const read = await readHtml(path, contentHash);
    problems.set(path, read === undefined || read.ok ? [] : [read.error.problem]);
    if (read?.ok) return read;
    failure ??= read?.error.failure;
  }
  if (failure !== undefined) return fail(failure);
  const path = join(folders[0], html);
  problems.set(path, [problemWording.missingText]);
  return fail({ code: "library-damaged", path, detail: "the file is missing" });
}

/** @returns undefined where there is no such file */
async function readHtml(
  path: string,
  contentHash: ContentHash,
): Promise<Result<string, { failure: Failure; problem: string }> | undefined> {
  try {
    const bytes = await readFile(path);
    if (sha256(bytes) === contentHash) return ok(bytes.toString("utf8"));
    return fail({
      failure: { code: "library-damaged", path },
      problem: problemWording.wrongHash,
    });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    if (isMissing(error)) return undefined;
    return fail({
      failure: readFailure(error, path),
      problem: problemWording.unreadableFile(code),
    });
  }
}
