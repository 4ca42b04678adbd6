import type { CallOutput } from "#contract/calls.js";
import type { SnapshotDifference } from "#contract/snapshot-calls.js";
import type { FaultEvent } from "#core/fault/fault-event.js";
import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { fail, ok, type Result } from "#core/result.js";
import { snapshotWording } from "#core/wording/snapshot-wording.js";
import {
  type FoundManifest,
  readManifest,
  readManifests,
} from "../library/snapshot/manifest-files.ts";
import { type OpenSnapshot, openSnapshot } from "../library/snapshot/read-snapshot.ts";
import { spareSnapshot } from "../library/snapshot/spare-snapshot.ts";
import { systemErrorCode } from "../library/system-error.ts";
import { readFailure, writeFailure } from "../library/write-failure.ts";
import type { AppParts } from "./app-parts.ts";
import { compareArticles, compareLibraryMarks } from "./compare-snapshot.ts";
import { damageIn, describeArticle, describePlan, summaryOf } from "./describe-snapshot.ts";
import type { CallContext, Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { restoreSnapshot } from "./restore-snapshot.ts";
import type { SnapshotDesk } from "./snapshot-desk.ts";

export type SnapshotCalls = Pick<
  Handlers,
  | "snapshots.list"
  | "snapshots.make"
  | "snapshots.verify"
  | "snapshots.compare"
  | "snapshots.restore"
>;

/** A preview names as many articles; the totals count all. */
const MOST_ARTICLES = 500;
/** Nothing is left out of what is compared but what somebody chose. */
const PREVIEWED = { changed: "set-back", added: "keep" } as const;

export function snapshotCalls(
  parts: AppParts,
  marks: LibraryMarksDesk,
  desk: SnapshotDesk,
): SnapshotCalls {
  const { directory } = desk.place;

  async function open(id: SnapshotId): Promise<Result<OpenSnapshot, Failure>> {
    const found = await readManifest(directory, id);
    if (found === undefined) return fail({ code: "snapshot-not-found", detail: id });
    if (found.kind !== "whole") return fail({ code: "snapshot-damaged", detail: id });
    return ok(openSnapshot(directory, found.manifest));
  }

  return {
    async "snapshots.list"() {
      try {
        const found = await readManifests(directory);
        return ok({ snapshots: latestFirst(found).map(summaryOf) });
      } catch (error) {
        return fail(readFailure(error, directory));
      }
    },

    async "snapshots.make"(_input, { signal }) {
      try {
        const made = await desk.make("asked", signal);
        if (made.kind === "stopped") return fail({ code: "cancelled" });
        return ok({ kind: made.kind, id: "id" in made ? made.id : null });
      } catch (error) {
        return fail(writeFailure(error, directory));
      }
    },

    async "snapshots.verify"({ id }, context) {
      const snapshot = await open(id);
      return snapshot.ok ? await verify(snapshot.value, context) : snapshot;
    },

    async "snapshots.compare"({ id, articleIds }, context) {
      const snapshot = await open(id);
      return snapshot.ok ? await compare(parts, snapshot.value, { articleIds, context }) : snapshot;
    },

    async "snapshots.restore"(input, context) {
      const snapshot = await open(input.id);
      if (!snapshot.ok) return snapshot;
      context.onProgress({ done: 0, total: 0, current: snapshotWording.keepingFirst });
      // The one that is made before may be of the same hour: without this it would take the place of the one that is restored.
      const isSpared = await spareSnapshot(directory, input.id, context.signal).catch(
        noteSystemError,
      );
      if (isSpared) await desk.before("restore", context);
      const restored = await restoreSnapshot(parts, marks, snapshot.value, { input, context });
      if (restored.ok) parts.library.faults.note(restoreOf(snapshot.value, restored.value));
      return restored;
    },
  };
}

function restoreOf(
  { manifest }: OpenSnapshot,
  { articles, lines, changes }: CallOutput<"snapshots.restore">,
): FaultEvent {
  const { id: snapshot, made } = manifest;
  return { kind: "snapshot-restored", snapshot, made, articles, lines, changes };
}

async function verify(
  snapshot: OpenSnapshot,
  { signal, onProgress }: CallContext,
): Promise<Result<CallOutput<"snapshots.verify">, Failure>> {
  const { manifest, folders, readLogs } = snapshot;
  await readLogs(manifest.library.logs, "");
  const articles: CallOutput<"snapshots.verify">["articles"] = [];
  for await (const { folder, identity, title, logs, missingSince = null } of folders()) {
    if (signal.aborted) return fail({ code: "cancelled" });
    onProgress({ done: articles.length, total: manifest.articles, current: title });
    await readLogs(logs, folder);
    const lines = logs.reduce((sum, log) => sum + log.lines, 0);
    articles.push({ articleId: identity.id, title, folder, lines, missingSince });
  }
  const summary = summaryOf({ kind: "whole", id: manifest.id, manifest });
  return ok({ snapshot: summary, articles, damage: damageIn(snapshot) });
}

async function compare(
  parts: AppParts,
  snapshot: OpenSnapshot,
  {
    articleIds,
    context,
  }: { readonly articleIds: readonly ArticleId[]; readonly context: CallContext },
): Promise<Result<SnapshotDifference, Failure>> {
  const { manifest } = snapshot;
  const nothing = { gone: 0, changed: 0, added: 0, lostLines: 0 };
  const library =
    articleIds.length > 0
      ? { ...nothing, things: [] }
      : describePlan(await compareLibraryMarks(parts, snapshot, PREVIEWED));
  const difference: SnapshotDifference = {
    snapshot: summaryOf({ kind: "whole", id: manifest.id, manifest }),
    articles: [],
    library,
    total: { ...nothing, articles: 0, missing: 0 },
    damage: [],
  };
  const { total } = difference;
  add(total, library);
  const options = { articleIds, choice: PREVIEWED, context };
  for await (const compared of compareArticles(parts, snapshot, options)) {
    const { plan } = compared;
    if (plan.differences.length + plan.bringBack.length === 0) continue;
    const article = describeArticle(compared);
    add(total, article);
    total.articles += 1;
    if (compared.state === "missing") total.missing += 1;
    if (difference.articles.length < MOST_ARTICLES) difference.articles.push(article);
  }
  if (context.signal.aborted) return fail({ code: "cancelled" });
  difference.damage.push(...damageIn(snapshot));
  return ok(difference);
}

/** A disk that is full stands in the way of no restore; no snapshot is made then. */
function noteSystemError(error: unknown): false {
  if (systemErrorCode(error) === undefined) throw error;
  return false;
}

type Counted = Record<"gone" | "changed" | "added" | "lostLines", number>;

function add(total: Counted, more: Counted): void {
  total.gone += more.gone;
  total.changed += more.changed;
  total.added += more.added;
  total.lostLines += more.lostLines;
}

/** As they were made, whatever the clocks said; one that cannot be read stands by its name, after the others. */
function latestFirst(found: readonly FoundManifest[]): readonly FoundManifest[] {
  const sequenceOf = (one: FoundManifest): number =>
    one.kind === "whole" ? one.manifest.sequence : 0;
  return found.toReversed().toSorted((one, other) => sequenceOf(other) - sequenceOf(one));
}
