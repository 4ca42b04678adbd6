import type { ActionId, ArticleId } from "../identity/ids.ts";
import { type DistinctOperation, distinctOperations } from "./distinct-operations.ts";
import { historyOf } from "./history.ts";
import type { Change, ChangeKind, Operation } from "./operation.ts";
import { restoreEntity } from "./restore-entity.ts";
import { chainOf, deedsIn, standsWithout } from "./standing-deeds.ts";

/**
 * What takes a deed back: for each field that it wrote, the value the field would have if the deed had not been done. What
 * someone changed since stays as it is. Taking back an undo does the deed again, however often.
 * @param operations  all of the article, or of the library
 * @param articleIds  of the article and its twins, which are one entity; the first is the one to write to
 * @returns a change for every entity that the deed touched, an empty one where nothing is left to take back, so that the
 *          undo stands on record; nothing at all when the deed is not among these operations
 */
export function invertAction(
  operations: readonly Operation[],
  action: ActionId,
  articleIds: readonly ArticleId[] = [],
): Change[] {
  const distinct = distinctOperations(operations);
  const deeds = deedsIn(distinct);
  const chain = chainOf(action, deeds);
  const stands = standsWithout(action, deeds);
  const isWritten = ({ operation }: DistinctOperation) => chain.has(operation.action);
  return entitiesIn(distinct, articleIds)
    .filter((entity) => entity.operations.some(isWritten))
    .map(({ kind, id, operations: onEntity }) =>
      restoreEntity({ kind, id, history: historyOf(onEntity), stands, isWritten }),
    );
}

interface Entity {
  readonly kind: ChangeKind;
  readonly id: string;
  /** In canonical order. */
  readonly operations: DistinctOperation[];
}

function entitiesIn(
  distinct: readonly DistinctOperation[],
  articleIds: readonly ArticleId[],
): readonly Entity[] {
  const entities = new Map<string, Entity>();
  for (const one of distinct) {
    const { kind } = one.operation;
    const id = isTwin(one.operation, articleIds)
      ? (articleIds[0] ?? one.operation.id)
      : one.operation.id;
    const entity = entities.get(`${kind} ${id}`);
    if (entity === undefined) entities.set(`${kind} ${id}`, { kind, id, operations: [one] });
    else entity.operations.push(one);
  }
  return [...entities.values()];
}

function isTwin(operation: Operation, articleIds: readonly ArticleId[]): boolean {
  return (
    (operation.kind === "article" || operation.kind === "position") &&
    articleIds.includes(operation.id)
  );
}
