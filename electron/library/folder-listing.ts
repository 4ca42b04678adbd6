import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { ARTICLE_FORMAT, ArticleIdentity } from "#core/article/article-identity.js";
import { OriginalHash } from "#core/identity/ids.js";
import { directOriginals, nameOfUndownloaded } from "#core/sync/conflict-copy.js";
import { copiesOf } from "./copies-of.ts";
import { isMissing, namesIn } from "./directory-names.ts";
import { FINGERPRINTED, fingerprintOf, isAtRest, type Stamped } from "./folder-fingerprint.ts";
import { isNewerFormat } from "./format-of.ts";
import { logEntry, stampedLogs } from "./log-names.ts";
import { readBothSides } from "./read-identity.ts";
import { systemErrorCode } from "./system-error.ts";
import type { UnlistedFolder } from "./unlisted-folder.ts";

export const IDENTITY_NAME = "article.json";
const STAMP_CHARACTERS = 16;
const ORIGINAL_NAME = /^(?<hash>[0-9a-f]{64})(?![0-9a-z])/;

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
): Promise<FoundIdentity | UnlistedFolder> {
  if (file === undefined) return await withoutIdentity(folder);
  if (known !== undefined && isSameFile(known.identityFile, file)) return known;
  try {
    return await readIdentityFile(join(folder, IDENTITY_NAME), file);
  } catch (error) {
    if (!isMissing(error)) throw error;
    return await withoutIdentity(folder);
  }
}

function isSameFile(one: FolderListing["identityFile"], other: Stamped): boolean {
  return one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.ino === other.ino;
}

type FoundIdentity = Pick<FolderListing, "identity" | "identityFile">;

async function readIdentityFile(
  path: string,
  { mtimeMs, ctimeMs, ino }: Stamped,
): Promise<FoundIdentity | UnlistedFolder> {
  const identity = parseIdentity(await readFile(path, "utf8"));
  return "kind" in identity ? identity : { identity, identityFile: { mtimeMs, ctimeMs, ino } };
}

/** `article.json` has not come yet, or a sync tool gave it another name; or the folder itself has another than it should. */
async function withoutIdentity(folder: string): Promise<FoundIdentity | UnlistedFolder> {
  if (!(await isDirectory(folder))) return { kind: "vanished" };
  const names = await namesIn(folder);
  if (names.some((name) => nameOfUndownloaded(name) === IDENTITY_NAME)) {
    return { kind: "undownloaded" };
  }
  return (
    (await identityInCopies(folder, names)) ??
    (await identityOfOriginal(folder)) ?? { kind: "incomplete" }
  );
}

async function identityInCopies(
  folder: string,
  names: readonly string[],
): Promise<FoundIdentity | undefined> {
  const copies = copiesOf(IDENTITY_NAME, names);
  const found = await Promise.all(copies.map((name) => identityAt(join(folder, name))));
  const [first, ...others] = found.filter((one) => one !== undefined);
  return others.every(({ identity }) => identity.id === first?.identity.id) ? first : undefined;
}

/**
 * "name (1)" beside "name": a tool that made one folder of two, and put a part of the article into each. Not one that a computer's name
 * was put behind, since folders of Postil's own are told apart so: nor is "name-2 (1)" a part of "name".
 */
async function identityOfOriginal(folder: string): Promise<FoundIdentity | undefined> {
  for (const { tool, original } of directOriginals(basename(folder))) {
    if (tool === "OneDrive") continue;
    const found = await identityAt(join(dirname(folder), original, IDENTITY_NAME));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** @returns undefined where there is no such file, or none that can be read */
export async function identityAt(path: string): Promise<FoundIdentity | undefined> {
  try {
    const found = await readIdentityFile(path, await stat(path));
    return "kind" in found ? undefined : found;
  } catch (error) {
    if (systemErrorCode(error) === undefined) throw error;
    return undefined;
  }
}

export function parseIdentity(text: string): ArticleIdentity | UnlistedFolder {
  const isSame = (one: ArticleIdentity, other: ArticleIdentity): boolean => one.id === other.id;
  const identity = readBothSides(text, parseSide, isSame);
  return identity ?? { kind: isNewerFormat(asJson(text), ARTICLE_FORMAT) ? "newer" : "damaged" };
}

function parseSide(text: string): ArticleIdentity | undefined {
  return ArticleIdentity.safeParse(asJson(text)).data;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The caller reports the file.
    return undefined;
  }
}

async function isDirectory(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
}

/** An original is named `<hash>.<extension>`, or as a sync tool calls a copy of that; other files beside it are none of ours. */
function originalHash(name: string): OriginalHash[] {
  const parsed = OriginalHash.safeParse(ORIGINAL_NAME.exec(name)?.groups?.["hash"]);
  return parsed.success ? [parsed.data] : [];
}

function stampOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, STAMP_CHARACTERS);
}
