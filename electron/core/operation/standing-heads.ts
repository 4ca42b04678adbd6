import type { ActionId, ArticleId } from "../identity/ids.ts";
import { compareText } from "../compare-text.ts";
import { distinctOperations, type DistinctOperation } from "./distinct-operations.ts";
import { latestOf } from "./happened-before.ts";
import { historyOf } from "./history.ts";
import type { Operation, OperationRef } from "./operation.ts";

/**
 * Names what was said of an article, by whom is no matter: the deed that it belongs to, or the operation itself where nobody did
 * anything that could be undone. Unlike a writer's number, a deed's name is known before the operation is in its log.
 */
export type StandingHead = ActionId | OperationRef;

/**
 * The deeds and operations on the article itself that no other has seen.
 * @param operations  all of its logs
 * @param articleIds  of the article and its twins
 * @returns sorted; empty when nothing was said of it yet
 */
export function standingHeads(
  operations: readonly Operation[],
  articleIds: readonly ArticleId[],
): readonly StandingHead[] {
  const heads = latestOf(historyOf(onArticle(operations, articleIds)));
  return [...new Set(heads.map(({ operation, ref }) => operation.action ?? ref))].toSorted(
    compareText,
  );
}

/** @returns the operations that are meant, as far as they are among these: what the next operation names in `after` */
export function refsOfHeads(
  operations: readonly Operation[],
  articleIds: readonly ArticleId[],
  heads: readonly StandingHead[],
): readonly OperationRef[] {
  const wanted = new Set<string>(heads);
  return onArticle(operations, articleIds)
    .filter(({ operation, ref }) => wanted.has(operation.action ?? ref))
    .map(({ ref }) => ref)
    .toSorted(compareText);
}

function onArticle(
  operations: readonly Operation[],
  articleIds: readonly ArticleId[],
): DistinctOperation[] {
  const ids: readonly string[] = articleIds;
  return distinctOperations(
    operations.filter(({ kind, id }) => kind === "article" && ids.includes(id)),
  );
}
