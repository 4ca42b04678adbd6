import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { ARTICLE_FORMAT, ArticleIdentity } from "#core/article/article-identity.js";
import { OriginalHash } from "#core/identity/ids.js";
import { isMissing, namesIn } from "./directory-names.ts";
import { FINGERPRINTED, fingerprintOf, isAtRest, type Stamped } from "./folder-fingerprint.ts";
import { isNewerFormat } from "./format-of.ts";
import { logEntry, stampedLogs } from "./log-names.ts";
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
  /** The names of the versions' files, and the logs; see `logEntry`. */
  readonly entries: readonly string[];
  /** Names. */
  readonly logs: readonly string[];
  /** While it stays the same the listing does; undefined where a change might not show in it. See `folder-fingerprint.ts`. */
  readonly fingerprint: string | undefined;
  /** Of `article.json` when it was read; while they are the same it is not read again. */
  readonly identityFile: Pick<Stamped, "mtimeMs" | "ctimeMs" | "ino">;
}

/**
 * Looks at a folder.
 * @param directory  `articles/`
 * @param known  the last listing of it
 * @param now  before anything of it is looked at: milliseconds since 1970
 */
export async function listFolder(
  directory: string,
  name: string,
  known: FolderListing | undefined,
  now: number,
): Promise<FolderListing | UnlistedFolder> {
  try {
    return await readListing(join(directory, name), { name, known, now });
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === undefined) throw error;
    return { kind: "unreadable", code };
  }
}

async function readListing(
  folder: string,
  {
    name,
    known,
    now,
  }: Pick<FolderListing, "name"> & {
    readonly known: FolderListing | undefined;
    readonly now: number;
  },
): Promise<FolderListing | UnlistedFolder> {
  // Before names are listed: what comes in between then shows the next time.
  const parts = await Promise.all(FINGERPRINTED.map((part) => stampAt(join(folder, part))));
  const [identity, originals, versions, logs] = await Promise.all([
    readIdentity(folder, known, parts[0]),
    namesIn(join(folder, "originals")),
    namesIn(join(folder, "versions")),
    stampedLogs(join(folder, "marks")),
  ]);
  if ("kind" in identity) return identity;
  const entries = [...versions, ...logs.map(logEntry)];
  const logNames = logs.map((log) => log.name);
  const stamps = [...parts, ...logs.map(({ stamp }) => stamp)];
  return {
    name,
    identity: identity.identity,
    identityFile: identity.identityFile,
    originals: originals.flatMap(originalHash),
    entries,
    logs: logNames,
    fingerprint: isAtRest(stamps, now) ? fingerprintOf(stamps, logNames) : undefined,
    stamp: stampOf([identity.identity.id, ...originals, ...entries]),
  };
}

async function stampAt(path: string): Promise<Stamped | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** @param file  `article.json`, where it is there */
async function readIdentity(
  folder: string,
  known: FolderListing | undefined,
  file: Stamped | undefined,
): Promise<Pick<FolderListing, "identity" | "identityFile"> | UnlistedFolder> {
  if (file === undefined) return await withoutIdentity(folder);
  if (known !== undefined && isSameFile(known.identityFile, file)) return known;
  try {
    const identity = parseIdentity(await readFile(join(folder, "article.json"), "utf8"));
    if ("kind" in identity) return identity;
    const { mtimeMs, ctimeMs, ino } = file;
    return { identity, identityFile: { mtimeMs, ctimeMs, ino } };
  } catch (error) {
    if (!isMissing(error)) throw error;
    return await withoutIdentity(folder);
  }
}

function isSameFile(one: FolderListing["identityFile"], other: Stamped): boolean {
  return one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.ino === other.ino;
}

async function withoutIdentity(folder: string): Promise<UnlistedFolder> {
  return (await isDirectory(folder)) ? { kind: "incomplete" } : { kind: "vanished" };
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
