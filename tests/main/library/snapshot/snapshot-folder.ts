import { readdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { foldArticle } from "#core/operation/fold-article.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { FolderEntry, SnapshotManifest } from "#core/snapshot/snapshot-record.js";
import type { Library } from "../../../../electron/library/library.ts";
import { parseLog } from "../../../../electron/library/parse-log.ts";
import {
  makeSnapshot,
  type MadeSnapshot,
  type MakeSnapshotOptions,
  type SnapshotPlace,
} from "../../../../electron/library/snapshot/make-snapshot.ts";
import { readManifests } from "../../../../electron/library/snapshot/manifest-files.ts";
import { openSnapshot } from "../../../../electron/library/snapshot/read-snapshot.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "../new-library.ts";
import { newArticle, newHighlight, sha256 } from "../sample-article.ts";

export function placeOf(library: Library, { dataDirectory }: TestPlaces): SnapshotPlace {
  return {
    library: library.directory,
    identity: library.identity,
    name: library.kept.name,
    directory: join(dataDirectory, "snapshots", library.identity.libraryId),
  };
}

export async function made(
  place: SnapshotPlace,
  options: Partial<MakeSnapshotOptions> = {},
): Promise<Extract<MadeSnapshot, { kind: "made" | "unchanged" }>> {
  const snapshot = await makeSnapshot(place, { reason: "asked", ...options });
  if (snapshot.kind !== "made" && snapshot.kind !== "unchanged") throw new Error(snapshot.kind);
  return snapshot;
}

/** Oldest first. */
export async function manifests(place: SnapshotPlace): Promise<readonly SnapshotManifest[]> {
  const found = await readManifests(place.directory);
  return found
    .flatMap((one) => (one.kind === "whole" ? [one.manifest] : []))
    .toSorted((one, other) => one.sequence - other.sequence);
}

/** Every log of a snapshot by folder and name, as text, and what is damaged. */
export async function contentOf(
  place: SnapshotPlace,
  manifest: SnapshotManifest | undefined,
): Promise<{
  readonly logs: Readonly<Record<string, string>>;
  readonly folders: readonly FolderEntry[];
  readonly damaged: number;
}> {
  if (manifest === undefined) throw new Error("no snapshot");
  const snapshot = openSnapshot(place.directory, manifest);
  const logs: Record<string, string> = {};
  const folders: FolderEntry[] = [];
  for await (const entry of snapshot.folders()) {
    folders.push(entry);
    for (const log of entry.logs) {
      const [bytes] = await snapshot.readLogs([log], entry.folder);
      if (bytes !== undefined) logs[`${entry.folder}/${log.name}`] = bytes.toString("utf8");
    }
  }
  for (const log of manifest.library.logs) {
    const [bytes] = await snapshot.readLogs([log], "");
    if (bytes !== undefined) logs[`/${log.name}`] = bytes.toString("utf8");
  }
  return { logs, folders, damaged: snapshot.damage.length };
}

/** All notes of an article that a snapshot holds. */
export function notesIn(logs: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(logs)
    .flatMap((text) => parseLog(Buffer.from(text), 0).operations)
    .flatMap(({ operation }) =>
      operation.kind === "highlight" && typeof operation.set?.note === "string"
        ? [operation.set.note]
        : [],
    )
    .toSorted();
}

export async function foldOf(library: Library, articleId: ArticleId) {
  return foldArticle(valueOf(await library.readArticle(articleId)));
}

/** A library with articles of one note each. */
export async function librariesWith(articles: number) {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const added = Array.from({ length: articles }, (_, number) => newArticle(`Words ${number}.`));
  for (const [number, article] of added.entries()) {
    valueOf(await library.addArticle(article));
    valueOf(await library.append(article.articleId, [newHighlight(article, `note ${number}`)]));
  }
  return { places, library, articles: added, place: placeOf(library, places) };
}

export async function marksOf(library: Library, number = 0): Promise<string> {
  const folders = await readdir(join(library.directory, "articles"));
  return join(library.directory, "articles", folders[number] ?? "", "marks");
}

/** Folders of one shelf are looked at side by side. */
export async function putOnOneShelf({ directory }: Library): Promise<void> {
  let number = 0;
  for (const folder of await readdir(join(directory, "articles"))) {
    do number += 1;
    while (!sha256(`folder ${number}`).startsWith("00"));
    await rename(
      join(directory, "articles", folder),
      join(directory, "articles", `folder ${number}`),
    );
  }
}
