import { readFile, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { SNAPSHOT_FORMAT, SnapshotId, SnapshotManifest } from "#core/snapshot/snapshot-record.js";
import { isMissing } from "../directory-names.ts";
import { flushDirectory } from "../flush-directory.ts";
import { replaceDurably } from "../replace-durably.ts";
import { sha256 } from "../sha256.ts";
import { systemErrorCode } from "../system-error.ts";

const SUFFIX = ".manifest";

/** A manifest as its file is: `newer` of a later Postil, `unreadable` where the system gave an error. */
export type FoundManifest =
  | { readonly kind: "whole"; readonly id: SnapshotId; readonly manifest: SnapshotManifest }
  | { readonly kind: "damaged" | "newer" | "unreadable"; readonly id: SnapshotId };

export function manifestPath(directory: string, id: SnapshotId): string {
  return join(directory, id + SUFFIX);
}

/** One line of JSON, and its sha256 on the next: a bit that flipped is seen. */
export async function writeManifest(directory: string, manifest: SnapshotManifest): Promise<void> {
  const line = JSON.stringify(SnapshotManifest.parse(manifest));
  await replaceDurably(manifestPath(directory, manifest.id), `${line}\n${sha256(line)}\n`);
}

/** @returns every manifest, by name; none where there is no such directory. Throws when the directory cannot be read */
export async function readManifests(directory: string): Promise<readonly FoundManifest[]> {
  const found: FoundManifest[] = [];
  for (const id of await manifestIds(directory)) {
    const manifest = await readManifest(directory, id);
    if (manifest !== undefined) found.push(manifest);
  }
  return found;
}

/** @returns undefined when there is none of this name */
export async function readManifest(
  directory: string,
  id: SnapshotId,
): Promise<FoundManifest | undefined> {
  try {
    return parseManifest(await readFile(manifestPath(directory, id), "utf8"), id);
  } catch (error) {
    if (isMissing(error)) return undefined;
    if (systemErrorCode(error) === undefined) throw error;
    return { kind: "unreadable", id };
  }
}

export async function removeManifests(
  directory: string,
  ids: readonly SnapshotId[],
): Promise<void> {
  if (ids.length === 0) return;
  for (const id of ids) await rm(manifestPath(directory, id), { force: true });
  await flushDirectory(directory);
}

async function manifestIds(directory: string): Promise<readonly SnapshotId[]> {
  try {
    const names = await readdir(directory);
    return names.toSorted().flatMap((name) => {
      const id = name.endsWith(SUFFIX) ? name.slice(0, -SUFFIX.length) : "";
      const parsed = SnapshotId.safeParse(id);
      return parsed.success ? [parsed.data] : [];
    });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function parseManifest(text: string, id: SnapshotId): FoundManifest {
  const [line = "", checksum, ...rest] = text.split("\n");
  if (checksum !== sha256(line) || rest.join("") !== "") return { kind: "damaged", id };
  // Its checksum is right: what does not parse now was written so.
  const record: unknown = JSON.parse(line);
  const parsed = SnapshotManifest.safeParse(record);
  if (parsed.success && parsed.data.id === id) return { kind: "whole", id, manifest: parsed.data };
  const format =
    typeof record === "object" && record !== null && "format" in record && record.format;
  const isNewer = typeof format === "number" && format > SNAPSHOT_FORMAT;
  return { kind: isNewer ? "newer" : "damaged", id };
}
