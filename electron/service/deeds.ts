import { describeDeed } from "#core/operation/describe-deed.js";
import type { Deed } from "#core/operation/undo-stack.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { Operation } from "#core/operation/operation.js";

/** A deed as the index lists it, with what undo needs: who did it, on which articles, and what to call it. */
export interface ListedDeed extends Deed {
  readonly writer: string;
  readonly label: string;
  /** Empty for a deed on the library's own marks. */
  readonly articleIds: readonly ArticleId[];
}

/** The deeds that a log's operations belong to, one each, in the order of their first operation. */
export function deedsIn(
  operations: readonly Operation[],
  articleIds: readonly ArticleId[],
): readonly ListedDeed[] {
  const byAction = Map.groupBy(
    operations.filter((operation) => operation.action !== undefined),
    (operation) => operation.action,
  );
  return [...byAction].flatMap(([action, members]) => {
    const first = members[0];
    if (action === undefined || first === undefined) return [];
    return [
      {
        action,
        ...(first.undoes !== undefined && { undoes: first.undoes }),
        t: first.t,
        writer: first.w,
        label: describeDeed(members),
        articleIds,
      },
    ];
  });
}
