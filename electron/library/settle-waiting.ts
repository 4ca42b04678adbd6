import type { ArticleId } from "#core/identity/ids.js";
import type { Failure } from "#core/failure/failure.js";
import { checksumOf } from "#core/operation/encode-line.js";
import { distinctOperations } from "#core/operation/distinct-operations.js";
import { operationsOn } from "#core/operation/histories.js";
import { foldTrashed } from "#core/operation/fold-trashed.js";
import { historyOf } from "#core/operation/history.js";
import type { Change, HybridTime, Operation } from "#core/operation/operation.js";
import { refsOfHeads } from "#core/operation/standing-heads.js";
import { ok, type Result } from "#core/result.js";
import type { LibraryParts } from "./library-parts.ts";
import type { Waited } from "./library.ts";
import type { LogGroup } from "./log-group.ts";
import { LogUnion } from "./log-union.ts";
import { numberOperations } from "./number-operations.ts";
import type { ReadOperations } from "./operation-log.ts";
import type { WaitingChange } from "./waiting-deeds.ts";

type Parts = Pick<LibraryParts, "logs" | "waiting">;

/**
 * What an article's logs say together with what waits to be said in them: so a deed is true for every reader from when it was
 * written down, and nobody sees half of it. Throws what the file system throws for the logs.
 */
export async function readWithWaiting(
  { logs, waiting }: Parts,
  group: LogGroup,
): Promise<ReadOperations> {
  const { aliases } = group;
  // Before the logs: what is written into them meanwhile, and waits no more, is found there.
  const waited = await waiting.lastSeenOf(idsIn(aliases));
  const read = await logs.read(group);
  const changes = unsaid(waited, read.operations);
  if (changes.length === 0) return read;
  const union = unionOf(aliases, read.operations);
  const operations = [...read.operations];
  for (const change of changes) {
    const operation = operationOf(change, aliases, { union, before: operations });
    union.add({ operation, checksum: checksumOf(operation) });
    operations.push(operation);
  }
  return { ...read, operations };
}

function unionOf(aliases: readonly string[], operations: readonly Operation[]): LogUnion {
  const union = new LogUnion(aliases);
  for (const operation of operations) union.add({ operation, checksum: checksumOf(operation) });
  return union;
}

/**
 * Writes what waits to be said of an article into its logs, oldest first. Called before anything else is, so that later changes never
 * overtake earlier ones. The caller lets one append end before the next to the same logs begins. Throws where it cannot be seen what
 * waits.
 */
export async function settleWaiting(
  { logs, waiting }: Parts,
  group: LogGroup,
): Promise<Result<"nothing waited" | "written", Failure>> {
  const changes = await waiting.of(idsIn(group.aliases));
  if (changes.length === 0) return ok("nothing waited");
  let settled: "nothing waited" | "written" = "nothing waited";
  for (const waited of changes) {
    const { operations } = await logs.read(group);
    if (unsaid([waited], operations).length === 0) continue;
    const { action, undoes } = waited.deed;
    const written = await logs.append(group, [changeOf(waited)], {
      deed: { action, undoes },
      waited: waitedOf(waited, group.aliases, operations),
    });
    if (!written.ok) return written;
    settled = "written";
  }
  return ok(settled);
}

/**
 * Whoever was killed between a log and the note that it was written finds the deed there already. An article that was deleted for good
 * after the deed is not brought back by it.
 */
function unsaid(
  changes: readonly WaitingChange[],
  operations: readonly Operation[],
): readonly WaitingChange[] {
  if (changes.length === 0) return changes;
  const onArticle = operations.filter((operation) => operation.kind === "article");
  const said = new Set(onArticle.map(({ action }) => action));
  return changes.filter(({ deed }) => !said.has(deed.action) && !isPurgedSince(deed.t, onArticle));
}

/** @returns whether it was deleted for good after this time, and not brought back */
function isPurgedSince(
  t: HybridTime,
  onArticle: readonly Extract<Operation, { kind: "article" }>[],
): boolean {
  const isPurge = onArticle.some((operation) => operation.set?.purged === true && operation.t > t);
  return (
    isPurge && foldTrashed(historyOf(operationsOn(distinctOperations(onArticle), "article"))).purged
  );
}

/**
 * The operation as it will be, but for its number: that is given when it is written.
 * @param said  all that is said before it: in a list, and as a union
 */
function operationOf(
  waited: WaitingChange,
  aliases: readonly string[],
  said: { readonly union: LogUnion; readonly before: readonly Operation[] },
): Operation {
  const { union, before } = said;
  const { writer, action, undoes } = waited.deed;
  const numbers = before.filter(({ w }) => w === writer).map(({ n }) => n);
  const [operation] = numberOperations([changeOf(waited)], union, {
    writer,
    first: Math.max(0, ...numbers) + 1,
    now: waited.deed.since,
    deed: { action, undoes },
    waited: waitedOf(waited, aliases, before),
    latestHere: undefined,
  });
  if (operation === undefined) throw new Error("a change makes an operation");
  return operation;
}

function changeOf({ articleId, change: { set, add, remove } }: WaitingChange): Change {
  return {
    kind: "article",
    id: articleId,
    ...(set !== undefined && { set }),
    ...(add !== undefined && { add }),
    ...(remove !== undefined && { remove }),
  };
}

function waitedOf(
  { deed, heads }: WaitingChange,
  aliases: readonly string[],
  operations: readonly Operation[],
): Waited {
  const after = [refsOfHeads(operations, idsIn(aliases), heads)];
  return { since: deed.since, after, t: deed.t };
}

function idsIn(aliases: readonly string[]): readonly ArticleId[] {
  // Those of an article's logs are its ids.
  return aliases as readonly ArticleId[];
}
