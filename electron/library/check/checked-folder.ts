import { join } from "node:path";
import type { VersionFacts } from "#core/article/version-facts.js";
import { nameOfUndownloaded } from "#core/sync/conflict-copy.js";
import { namesIn } from "../directory-names.ts";
import { codeOf, type RunningCheck, namesOf } from "./running-check.ts";
import { type StoredPart, parseStoredName } from "./stored-names.ts";

export const STORED_PARTS = ["originals", "versions", "assets"] as const satisfies StoredPart[];

/** The folder of an article that is looked at, and the others that are the same article. */
export interface CheckedFolder {
  /** Absolute. */
  readonly folder: string;
  /** Absolute paths of its twins. */
  readonly twins: readonly string[];
  /** By part, without what is still being written. */
  readonly names: Readonly<Record<StoredPart, readonly string[]>>;
}

/** A file whose name says its content, or a copy of one. */
export interface StoredFile {
  readonly part: StoredPart;
  /** Absolute. */
  readonly path: string;
  readonly hash: string;
  readonly extension: string;
}

/** What the files of an article's versions say. */
export interface VersionsFound {
  readonly facts: VersionFacts[];
  /** Names of assets that some text shows, or facts name. */
  readonly shown: Set<string>;
  /** Some text or facts could not be read: what they name is not known. */
  isPartly: boolean;
}

export async function openCheckedFolder(
  check: RunningCheck,
  folder: string,
  twins: readonly string[],
): Promise<CheckedFolder> {
  const names = {
    originals: await namesOf(check, join(folder, "originals")),
    versions: await namesOf(check, join(folder, "versions")),
    assets: await namesOf(check, join(folder, "assets")),
  };
  return { folder, twins, names };
}

/** What its twins have in a part. */
export async function inTwins(
  { twins }: Pick<CheckedFolder, "twins">,
  part: StoredPart,
): Promise<readonly { readonly name: string; readonly path: string }[]> {
  const all = twins.map(async (twin) => {
    const directory = join(twin, part);
    const names = await namesIn(directory).catch((error: unknown) => {
      codeOf(error); // Told when that folder is checked.
      return [];
    });
    return names.map((name) => ({ name, path: join(directory, name) }));
  });
  return (await Promise.all(all)).flat();
}

/** Whether something stands for a file that a sync tool has not downloaded yet, or took away to make room. */
export function isUndownloaded(
  { names }: Pick<CheckedFolder, "names">,
  part: StoredPart,
  name: string,
): boolean {
  return names[part].some((one) => nameOfUndownloaded(one) === name);
}

/** Where the bytes of a file may lie besides under its name, likeliest first: in twins, in copies beside it, and where it was set aside. */
export async function copiesOf(
  check: RunningCheck,
  checked: CheckedFolder,
  { part, path, hash, extension }: StoredFile,
): Promise<readonly string[]> {
  const directory = join(checked.folder, part);
  const beside = checked.names[part].map((name) => ({ name, path: join(directory, name) }));
  const copies = [...(await inTwins(checked, part)), ...beside].filter(({ name }) => {
    const parsed = parseStoredName(part, name);
    const isOfHash = (parsed.kind === "stored" || parsed.kind === "copy") && parsed.hash === hash;
    return isOfHash && (part !== "versions" || parsed.extension === extension);
  });
  return [...copies.map((copy) => copy.path), ...(await check.quarantine.copiesOf(path))];
}
