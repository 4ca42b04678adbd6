import type { ArticleState } from "../article/article-state.ts";
import { latestSetters, type SettingEntry } from "./fold-field.ts";
import { happenedBefore } from "./happened-before.ts";
import { writtenAt } from "./hybrid-clock.ts";

interface StateFields {
  readonly state?: ArticleState | undefined;
}

/**
 * Since when an article is finished: the moment it became `done`, if nobody took it up again. Who archives what was done leaves
 * it finished; what was archived unread was never finished. What was undone counts as taken up again.
 * @param history  of the article
 * @returns ISO 8601, UTC; null when it is not finished
 */
export function foldFinished(history: readonly SettingEntry<StateFields>[]): string | null {
  const standing = latestSetters(history, "state").at(-1);
  if (standing === undefined) return null;
  // What stands, and the way there: what another device said without being heard by it is no part of that.
  const way = history.filter(
    (entry) => entry.operation.set?.state !== undefined && happenedBefore(entry, standing),
  );
  const steps = [...way.filter((entry) => entry !== standing), standing];
  const isOpen = ({ operation }: SettingEntry<StateFields>): boolean =>
    operation.set?.state === "inbox" || operation.set?.state === "reading";
  const since = steps.slice(steps.findLastIndex(isOpen) + 1);
  const done = since.find(({ operation }) => operation.set?.state === "done");
  return done === undefined ? null : writtenAt(done.operation);
}
