import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { Operation } from "#core/operation/operation.js";
import { planRestore, type RestoreChoice, type RestorePlan } from "#core/snapshot/plan-restore.js";
import type { Result } from "#core/result.js";
import type { FolderEntry, LogEntry } from "#core/snapshot/snapshot-record.js";
import { logNames } from "../library/log-names.ts";
import type { ArticleFiles } from "../library/library.ts";
import { parseLog } from "../library/parse-log.ts";
import type { OpenSnapshot } from "../library/snapshot/read-snapshot.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext } from "./handlers.ts";

/** One article as a snapshot knows it, and what became of it. */
export type ComparedArticle = {
  /** As it is called now, or was then where it is not there. */
  readonly articleId: ArticleId;
  readonly entry: FolderEntry;
  readonly plan: RestorePlan;
} & (
  | { readonly state: "there"; readonly files: ArticleFiles }
  | { readonly state: "missing" }
  | { readonly state: "unreadable"; readonly failure: Failure }
);

type ComparedParts = Pick<AppParts, "library" | "index">;

export interface CompareOptions {
  /** All where none is named. */
  readonly articleIds: readonly ArticleId[];
  readonly choice: RestoreChoice;
  readonly context: CallContext;
}

/**
 * Compares article by article; one whose logs look as they did when the snapshot was made is passed over unread. Ends early when the
 * signal says so.
 */
export async function* compareArticles(
  parts: ComparedParts,
  snapshot: OpenSnapshot,
  { articleIds, choice, context }: CompareOptions,
): AsyncIterable<ComparedArticle> {
  const { signal, onProgress } = context;
  const wanted = new Set(articleIds);
  const total = snapshot.manifest.articles;
  const groups = await changedGroups(parts, snapshot, { wanted, context });
  let done = total - groups.length;
  for (const entries of groups) {
    if (signal.aborted) return;
    const [entry] = entries;
    if (entry === undefined) continue;
    // Once more: looking at all others took minutes perhaps, in which somebody may have gone on reading.
    const files = await findArticle(parts, entry);
    onProgress({ done, total, current: entry.title });
    done += 1;
    const before: Operation[] = [];
    for (const { folder, logs } of entries) {
      before.push(...operationsIn(await snapshot.readLogs(logs, folder)));
    }
    const formerIds = entries.map(({ identity }) => identity.id);
    if (!files.ok) {
      const plan = planRestore({ before, now: [], articleIds: formerIds, choice });
      const { error } = files;
      const isMissing = error.code === "article-not-found";
      const known = { articleId: entry.identity.id, entry, plan };
      yield isMissing
        ? { ...known, state: "missing" }
        : { ...known, state: "unreadable", failure: error };
      continue;
    }
    const { identity, twins, operations } = files.value;
    const ids = [identity, ...twins].map(({ id }) => id);
    const plan = planRestore({
      before,
      now: operations,
      articleIds: ids,
      formerIds: formerIds.filter((id) => !ids.includes(id)),
      choice,
    });
    yield { articleId: identity.id, entry, plan, state: "there", files: files.value };
  }
}

/** @returns what of the library's own marks differs */
export async function compareLibraryMarks(
  { library }: Pick<ComparedParts, "library">,
  snapshot: OpenSnapshot,
  choice: RestoreChoice,
): Promise<RestorePlan> {
  const before = operationsIn(await snapshot.readLogs(snapshot.manifest.library.logs, ""));
  const now = await library.readLibraryMarks();
  return planRestore({ before, now, articleIds: [], choice });
}

/**
 * Articles of which some log looks otherwise now.
 * @returns for each all its folders of then, twins among them; of many articles nothing more is kept in memory
 */
async function changedGroups(
  parts: ComparedParts,
  snapshot: OpenSnapshot,
  {
    wanted,
    context: { signal, onProgress },
  }: { readonly wanted: ReadonlySet<ArticleId>; readonly context: CallContext },
): Promise<readonly (readonly FolderEntry[])[]> {
  const isWanted = await wantedEntries(parts, wanted);
  const changed: FolderEntry[] = [];
  const others: FolderEntry[] = [];
  const { articles: total } = snapshot.manifest;
  let looked = 0;
  for await (const entry of snapshot.folders()) {
    if (signal.aborted) return [];
    looked += 1;
    onProgress({ done: 0, total, current: entry.title });
    const isSame = !isWanted(entry) || (await looksTheSame(parts.library.directory, entry));
    if (!isSame) changed.push(entry);
    else others.push(entry);
  }
  const groups = new Map<ArticleId, readonly FolderEntry[]>();
  const taken = new Set<string>();
  const othersById = Map.groupBy(others, ({ identity }) => identity.id);
  for (const entry of changed) {
    if (signal.aborted) return [];
    const files = await findArticle(parts, entry);
    const ids = files.ok
      ? [files.value.identity, ...files.value.twins].map(({ id }) => id)
      : [entry.identity.id];
    const key = ids[0] ?? entry.identity.id;
    const known = groups.get(key) ?? [];
    const twins = ids
      .flatMap((id) => othersById.get(id) ?? [])
      .filter(({ folder }) => !taken.has(folder));
    for (const { folder } of [entry, ...twins]) taken.add(folder);
    groups.set(key, [...known, entry, ...twins]);
  }
  return [...groups.values()];
}

/** Whatever an article was called then: by its ids, and by the files that it was made of. */
async function wantedEntries(
  { library }: Pick<ComparedParts, "library">,
  wanted: ReadonlySet<ArticleId>,
): Promise<(entry: FolderEntry) => boolean> {
  if (wanted.size === 0) return () => true;
  const names = new Set<string>(wanted);
  for (const articleId of wanted) {
    const files = await library.readArticle(articleId);
    if (!files.ok) continue;
    const { identity, twins, originals } = files.value;
    for (const name of [identity.id, ...twins.map(({ id }) => id), ...originals]) names.add(name);
  }
  return ({ identity, originals }) =>
    names.has(identity.id) || originals.some((hash) => names.has(hash));
}

/** The article itself, or the one that the same file was imported as since. */
async function findArticle(
  { library, index }: ComparedParts,
  { identity, originals }: FolderEntry,
): Promise<Result<ArticleFiles, Failure>> {
  const files = await library.readArticle(identity.id);
  if (files.ok || files.error.code !== "article-not-found") return files;
  for (const original of originals) {
    const other = index.findByOriginal(original);
    const found = other === undefined ? undefined : await library.readArticle(other);
    if (found?.ok === true) return found;
  }
  return files;
}

async function looksTheSame(library: string, { folder, logs }: FolderEntry): Promise<boolean> {
  const marks = join(library, "articles", folder, "marks");
  try {
    const names = await logNames(marks);
    if (names.length !== logs.length) return false;
    const same = await Promise.all(logs.map((log) => isSameFile(join(marks, log.name), log)));
    // A folder without logs has nothing by which it could be known; whether it is there at all is looked at.
    return same.every(Boolean) && (logs.length > 0 || (await isThere(join(marks, ".."))));
  } catch {
    // Then it is read, and what is wrong with it is told.
    return false;
  }
}

async function isThere(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function isSameFile(path: string, { size, mtimeMs }: LogEntry): Promise<boolean> {
  const found = await stat(path);
  return found.size === size && found.mtimeMs === mtimeMs;
}

function operationsIn(logs: readonly Buffer[]): readonly Operation[] {
  return logs.flatMap((bytes) => parseLog(bytes, 0).operations.map(({ operation }) => operation));
}
