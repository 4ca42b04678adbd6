import { readFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { VERSION_FORMAT, VersionFacts } from "#core/article/version-facts.js";
import { assertNever } from "#core/assert-never.js";
import type { Failure } from "#core/failure/failure.js";
import type { ContentHash } from "#core/identity/ids.js";
import { type Result, fail, ok } from "#core/result.js";
import { nameOfUndownloaded, parseConflictCopy } from "#core/sync/conflict-copy.js";
import { copiesOf } from "./copies-of.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import { isNewerFormat } from "./format-of.ts";
import { type ProblemList, isBelow } from "./problem-list.ts";
import { problemWording } from "./problem-wording.ts";
import { readBothSides } from "./read-identity.ts";
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
  /** Why facts that are there could not be read this time, though they may be in order; they are reported. */
  readonly unreadable: readonly Failure[];
  /** Whether no facts are out of sight: not to be read, not downloaded, or gone since the folder was listed. */
  readonly isSeen: boolean;
}

export async function readVersions(folder: string, problems: ProblemList): Promise<FolderVersions> {
  const directory = join(folder, "versions");
  const all = await namesIn(directory);
  const names = namesOfFacts(all);
  const paths = names.map((name) => join(directory, name));
  const versions: VersionFacts[] = [];
  const damaged: string[] = [];
  const newer: string[] = [];
  const unreadable: Failure[] = [];
  const facts = await Promise.all(names.map((name) => readFacts(directory, name, all)));
  for (const [index, path] of paths.entries()) {
    const { known = OUT_OF_SIGHT, problem } = facts[index] ?? {};
    if (known.kind === "facts") versions.push(known.facts);
    else if (known.kind === "newer") newer.push(path);
    else if (known.kind === "damaged") damaged.push(path);
    else if (known.kind === "unreadable") unreadable.push(readFailure(known.error, path));
    problems.set(path, problem === undefined ? [] : [problem]);
  }
  const isSeen = facts.every(({ known: { kind } }) => kind !== "unreadable" && kind !== "absent");
  // A version whose facts were taken away is none any more, whatever was said of its files.
  problems.forget((path) => isBelow(path, directory) && !names.includes(factsNameOf(path)));
  return { versions, damaged, newer, unreadable, isSeen };
}

/** What versions are called, also those of which there are only copies, or which are not downloaded yet. */
function namesOfFacts(all: readonly string[]): readonly string[] {
  const isFacts = (name: string): boolean => FACTS_NAME.test(name);
  const originals = all.map(
    (name) => nameOfUndownloaded(name) ?? parseConflictCopy(name, isFacts)?.original ?? name,
  );
  return [...new Set(originals.filter(isFacts))];
}

type KnownFacts =
  | { readonly kind: "facts"; readonly facts: VersionFacts }
  | { readonly kind: "newer" }
  | { readonly kind: "damaged" }
  /** What the system answered says nothing of what stands in it. */
  | { readonly kind: "unreadable"; readonly error: unknown; readonly code: string }
  /** Gone since the folder was listed, or not downloaded. */
  | { readonly kind: "absent" };

const OUT_OF_SIGHT: KnownFacts = { kind: "absent" };

interface ReadFacts {
  readonly known: KnownFacts;
  readonly problem?: string | undefined;
}

/** @param all  names beside it */
async function readFacts(
  directory: string,
  name: string,
  all: readonly string[],
): Promise<ReadFacts> {
  const own = await factsAt(join(directory, name));
  if (own.kind === "facts") return { known: own };
  const isHere = all.includes(name);
  const isUndownloaded = all.some((each) => nameOfUndownloaded(each) === name);
  const problem = isUndownloaded ? problemWording.undownloaded(name) : problemOf(own);
  for (const copy of copiesOf(name, all)) {
    const known = await factsAt(join(directory, copy));
    const isOfIt = known.kind === "facts" && name.startsWith(known.facts.contentHash);
    if (isOfIt) return { known, ...(isHere && { problem }) };
  }
  // Only copies of it are there, and none of them is right.
  if (own.kind === "absent" && !isHere && !isUndownloaded) {
    return { known: { kind: "damaged" }, problem: factsProblem(undefined) };
  }
  return { known: own, problem };
}

async function factsAt(path: string): Promise<KnownFacts> {
  try {
    const facts = parseFacts(await readFile(path, "utf8"));
    if (typeof facts === "object") return { kind: "facts", facts };
    return { kind: facts ?? "damaged" };
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return isMissing(error) ? OUT_OF_SIGHT : { kind: "unreadable", error, code };
  }
}

function problemOf(known: KnownFacts): string | undefined {
  switch (known.kind) {
    case "facts":
    case "absent":
      return undefined;
    case "newer":
      return factsProblem("newer");
    case "damaged":
      return factsProblem(undefined);
    case "unreadable":
      return problemWording.unreadableFile(known.code);
    default:
      return assertNever(known);
  }
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
  const whole = parseSide(text);
  if (whole !== undefined) return whole;
  const known = (side: string): VersionFacts | undefined => {
    const facts = parseSide(side);
    return facts === "newer" ? undefined : facts;
  };
  return readBothSides(text, known, (one, other) => one.contentHash === other.contentHash);
}

function parseSide(text: string): VersionFacts | "newer" | undefined {
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
    const beside = await readBeside(folder, contentHash);
    if (beside === undefined) continue;
    if (beside.ok) return beside;
    problems.set(path, [problemWording.undownloaded(`${contentHash}.html`)]);
    failure ??= beside.error;
  }
  if (failure !== undefined) return fail(failure);
  const path = join(folders[0], html);
  problems.set(path, [problemWording.missingText]);
  return fail({ code: "library-damaged", path, detail: "the file is missing" });
}

/**
 * Where the text itself is not there, or is damaged.
 * @returns what a conflict copy holds, verified; `article-incomplete` where a sync tool only shows the file so far
 */
async function readBeside(
  folder: string,
  contentHash: ContentHash,
): Promise<Result<string, Failure> | undefined> {
  const name = `${contentHash}.html`;
  const names = await namesIn(join(folder, "versions")).catch(() => []);
  for (const copy of copiesOf(name, names)) {
    const read = await readHtml(join(folder, "versions", copy), contentHash);
    if (read?.ok) return ok(read.value);
  }
  const isUndownloaded = names.some((each) => nameOfUndownloaded(each) === name);
  return isUndownloaded ? fail({ code: "article-incomplete", path: folder }) : undefined;
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
