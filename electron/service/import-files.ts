import type { ImportOutcome } from "#contract/records.js";
import type { Failure } from "#core/failure/failure.js";
import { OriginalHash } from "#core/identity/ids.js";
import type { Result } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { importWording } from "#core/wording/import-wording.js";
import type { SourceFile } from "../import/source-file.ts";
import { sha256 } from "../library/sha256.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext } from "./handlers.ts";
import { newVersion } from "./new-version.ts";
import { takeBack } from "./take-back.ts";
import { takeFile } from "./take-file.ts";

/** A file to import: how the person names it, and how to get at its bytes when its turn comes. */
export interface ImportRequest {
  readonly path: string;
  read(signal: AbortSignal): Promise<Result<SourceFile, Failure>>;
  /** Called as soon as it is known what became of it. @returns what to report */
  finish?(outcome: ImportOutcome): Promise<ImportOutcome>;
}

/**
 * Imports files side by side, as many as there are converters. A file that fails costs itself only; a cancelled import
 * keeps what is already in the library.
 * @returns one outcome a file, in the order asked
 */
export async function importFiles(
  parts: AppParts,
  requests: readonly ImportRequest[],
  { signal, onProgress }: CallContext,
): Promise<ImportOutcome[]> {
  const outcomes: ImportOutcome[] = [];
  // Equal bytes twice in one import are one article, though neither is in the index yet when the other begins.
  const underWay = new Map<OriginalHash, Promise<ImportOutcome>>();
  let next = 0;
  let done = 0;

  async function work(): Promise<void> {
    for (let at = next++; at < requests.length; at = next++) {
      const request = requests[at];
      if (request === undefined) return;
      onProgress({ done, total: requests.length, current: request.path });
      const outcome = await importOne(request);
      outcomes[at] = (await request.finish?.(outcome)) ?? outcome;
      done += 1;
    }
  }

  async function importOne(request: ImportRequest): Promise<ImportOutcome> {
    if (signal.aborted) return failed(request.path, { code: "cancelled", path: request.path });
    const source = await request.read(signal);
    if (!source.ok) return failed(request.path, source.error);
    const originalHash = OriginalHash.parse(sha256(source.value.bytes));
    const earlier = underWay.get(originalHash);
    if (earlier !== undefined) return knownAs(request.path, await earlier);
    const outcome = importSource(parts, request.path, source.value, originalHash, signal);
    underWay.set(originalHash, outcome);
    return outcome;
  }

  await Promise.all(Array.from({ length: parts.converters.size }, work));
  onProgress({ done: requests.length, total: requests.length, current: "" });
  return outcomes;
}

async function importSource(
  parts: AppParts,
  path: string,
  source: SourceFile,
  originalHash: OriginalHash,
  signal: AbortSignal,
): Promise<ImportOutcome> {
  const knownId = parts.index.findByOriginal(originalHash);
  const known = knownId === undefined ? undefined : await parts.articles.open(knownId);
  const record = known?.ok === true ? known.value.record : undefined;
  if (knownId !== undefined && record?.purged !== true) {
    const title = record?.title ?? null;
    const reason = record?.trashed === true ? importWording.inTrash : null;
    return { path, status: "known", articleId: knownId, title, reason, code: null };
  }
  const document = await parts.converters.convert(source, signal);
  if (!document.ok) return failed(path, { ...document.error, path });
  const imported = new Date().toISOString();
  const file = newVersion(source, originalHash, document.value, imported);
  const taken =
    record === undefined ? await takeFile(parts, file) : await takeBack(parts, record, file);
  return taken.ok ? { path, code: null, ...taken.value } : failed(path, { path, ...taken.error });
}

function failed(path: string, failure: Failure): ImportOutcome {
  return {
    path,
    status: "failed",
    articleId: null,
    title: null,
    reason: describeFailure(failure),
    code: failure.code,
  };
}

/** A second file with the same bytes fares as the first, only that what came of it is already known. */
function knownAs(path: string, earlier: ImportOutcome): ImportOutcome {
  if (earlier.status === "failed") return { ...earlier, path };
  const { articleId, title, reason, code } = earlier;
  return { path, status: "known", articleId, title, reason, code };
}
