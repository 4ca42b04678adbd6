import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ARTICLE_FORMAT, ArticleIdentity } from "#core/article/article-identity.js";
import { OriginalHash } from "#core/identity/ids.js";
import { isMissing, namesIn } from "./directory-names.ts";
import { isNewerFormat } from "./format-of.ts";
import { logEntries } from "./log-names.ts";
import { systemErrorCode } from "./system-error.ts";
import type { UnlistedFolder } from "./unlisted-folder.ts";

const STAMP_CHARACTERS = 16;

/** One article folder, looked at without opening its logs. */
export interface FolderListing {
  /** Below `articles/`. */
  readonly name: string;
  readonly identity: ArticleIdentity;
  readonly originals: readonly OriginalHash[];
  /** Of all that the index holds of it. */
  readonly stamp: string;
  /** The names of the versions' files, and the logs; see `logEntries`. */
  readonly entries: readonly string[];
  /** Of `article.json` when it was read; while they are the same it is not read again. */
  readonly identityFile: { readonly mtimeMs: number; readonly inode: number };
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
  const entries = [...versions, ...marks];
  return {
    name,
    identity: identity.identity,
    identityFile: identity.identityFile,
    originals: originals.flatMap(originalHash),
    entries,
    stamp: stampOf([identity.identity.id, ...originals, ...entries]),
  };
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
  return { kind: isNewerFormat(record, ARTICLE_FORMAT) ? "newer" : "damaged" };
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
