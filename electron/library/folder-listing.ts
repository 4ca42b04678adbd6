import { createHash } from "node:crypto";
import { readFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { ARTICLE_FORMAT, ArticleIdentity } from "#core/article/article-identity.js";
import { assertNever } from "#core/assert-never.js";
import { OriginalHash } from "#core/identity/ids.js";
import { systemErrorCode } from "./system-error.ts";
import { isTemporaryName } from "./temporary-name.ts";

const STAMP_CHARACTERS = 16;

/** One article folder, looked at without opening its logs. */
export interface FolderListing {
  /** Below `articles/`. */
  readonly name: string;
  readonly identity: ArticleIdentity;
  readonly originals: readonly OriginalHash[];
  /** Of all that the index holds of it. */
  readonly stamp: string;
  /** One line for each version's file and each log, beginning with its name; the logs with size and time. */
  readonly entries: string;
  /** Of `article.json` when it was read; while they are the same it is not read again. */
  readonly identityFile: { readonly mtimeMs: number; readonly inode: number };
}

/** Why a folder below `articles/` is no article. */
export type UnlistedFolder =
  | { readonly kind: "vanished" }
  /** Without `article.json`: a sync tool may still be bringing it. */
  | { readonly kind: "incomplete" }
  | { readonly kind: "damaged" }
  | { readonly kind: "newer" }
  /** A disk that fails, or rights that are missing: what was known of it stays known. */
  | { readonly kind: "unreadable"; readonly code: string };

export function describeUnlisted(folder: UnlistedFolder): readonly string[] {
  switch (folder.kind) {
    case "vanished":
      return [];
    case "incomplete":
      return ["This folder has no article.json; it may not have arrived completely."];
    case "damaged":
      return ["article.json cannot be read; the article is not shown until it can be."];
    case "newer":
      return ["This article was written by a newer Postil; update to open it."];
    case "unreadable":
      return [`This folder cannot be read (${folder.code}).`];
    default:
      return assertNever(folder);
  }
}

/**
 * Looks at a folder.
 * @param directory  `articles/`
 * @param known  the last listing of it
 */
export async function listFolder(
  directory: string,
  name: string,
  known: FolderListing | undefined,
): Promise<FolderListing | UnlistedFolder> {
  try {
    return await readListing(join(directory, name), name, known);
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return { kind: "unreadable", code };
  }
}

async function readListing(
  folder: string,
  name: string,
  known: FolderListing | undefined,
): Promise<FolderListing | UnlistedFolder> {
  const [identity, originals, versions, marks] = await Promise.all([
    readIdentity(folder, known),
    namesIn(join(folder, "originals")),
    namesIn(join(folder, "versions")),
    logEntries(join(folder, "marks")),
  ]);
  if ("kind" in identity) return identity;
  const entries = [...versions, ...marks].join("\n");
  return {
    name,
    identity: identity.identity,
    identityFile: identity.identityFile,
    originals: originals.flatMap(originalHash),
    entries,
    stamp: stampOf([identity.identity.id, ...originals, entries]),
  };
}

/** Whether anything differs besides files that this process writes itself. */
export function differsByOthers(
  before: string,
  after: string,
  isOwnFile: (name: string) => boolean,
): boolean {
  if (before === after) return false;
  const othersOf = (entries: string): string =>
    entries
      .split("\n")
      .filter((entry) => !isOwnFile(entry.split(" ", 1)[0] ?? ""))
      .join("\n");
  return othersOf(before) !== othersOf(after);
}

/** The logs of a `marks/` folder as entries; see `FolderListing`. */
export async function logEntries(directory: string): Promise<readonly string[]> {
  const entries = await Promise.all(
    (await logNames(directory)).map(async (name) => {
      const found = await statOf(join(directory, name));
      return found && `${name.replace(/\s/g, "_")} ${found.size} ${found.mtimeMs}`;
    }),
  );
  return entries.filter((entry) => entry !== undefined);
}

/** Every log, conflict copies included: "x.jsonl", "x.sync-conflict-….jsonl", "x (conflicted copy).jsonl", "x.jsonl.bak". */
export async function logNames(directory: string): Promise<readonly string[]> {
  return (await namesIn(directory)).filter((name) => name.includes(".jsonl"));
}

/** @returns sorted; empty when there is no such directory */
export async function namesIn(directory: string): Promise<readonly string[]> {
  try {
    return (await readdir(directory)).filter((name) => !isTemporaryName(name)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  const code = systemErrorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}

async function readIdentity(
  folder: string,
  known: FolderListing | undefined,
): Promise<Pick<FolderListing, "identity" | "identityFile"> | UnlistedFolder> {
  const path = join(folder, "article.json");
  try {
    const { mtimeMs, ino: inode } = await stat(path);
    const last = known?.identityFile;
    if (known && last?.mtimeMs === mtimeMs && last.inode === inode) return known;
    const identity = parseIdentity(await readFile(path, "utf8"));
    return "kind" in identity ? identity : { identity, identityFile: { mtimeMs, inode } };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return (await isDirectory(folder)) ? { kind: "incomplete" } : { kind: "vanished" };
  }
}

function parseIdentity(text: string): ArticleIdentity | UnlistedFolder {
  let record: unknown;
  try {
    record = JSON.parse(text);
  } catch {
    return { kind: "damaged" };
  }
  const parsed = ArticleIdentity.safeParse(record);
  if (parsed.success) return parsed.data;
  const format =
    typeof record === "object" && record !== null && "format" in record && record.format;
  return { kind: typeof format === "number" && format > ARTICLE_FORMAT ? "newer" : "damaged" };
}

async function statOf(path: string): Promise<{ size: number; mtimeMs: number } | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** An original is named `<hash>.<extension>`; other files beside it are none of ours. */
function originalHash(name: string): OriginalHash[] {
  const parsed = OriginalHash.safeParse(name.slice(0, name.indexOf(".")));
  return parsed.success ? [parsed.data] : [];
}

function stampOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, STAMP_CHARACTERS);
}
