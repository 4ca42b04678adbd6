import type { ArticleId } from "#core/identity/ids.js";
import { invertAction } from "#core/operation/invert-action.js";
import type { DeedSummary } from "../index/deeds.ts";
import type { SearchIndex } from "../index/search-index.ts";
import type { Library } from "../library/library.ts";
import type { ArticleDesk } from "./article-desk.ts";
import type { CarefulWriter } from "./careful-writer.ts";
import type { DeedOrder } from "./deed-order.ts";
import { DEEDS_REMEMBERED } from "./undo-calls.ts";

/** A deed that took back another of this device. */
type FollowUp = DeedSummary & { readonly undoes: NonNullable<DeedSummary["undoes"]> };

/**
 * Takes deeds back on articles that were away when that was asked for: whose folder had not come yet, or could not be read. The deed is
 * in the log of such an article, and what takes it back is not.
 * @param articleIds  those that may have come back; all where nothing is said
 */
export type FinishUndoing = (articleIds?: readonly ArticleId[]) => Promise<void>;

export interface FinishUndoingParts {
  readonly index: Pick<SearchIndex, "listDeeds" | "articlesOfDeed">;
  readonly library: Pick<Library, "ownWriterIds">;
  readonly articles: Pick<ArticleDesk, "open" | "write">;
  readonly writer: Pick<CarefulWriter, "hasUnsaved">;
  /** Stops it after the article under way; the next start goes on. */
  readonly closing: AbortSignal;
  readonly isForWindows: boolean;
}

export function createFinishUndoing(parts: FinishUndoingParts, order: DeedOrder): FinishUndoing {
  return async (articleIds) => {
    // A command does what it is for, and ends.
    if (parts.isForWindows) await finishUndoing(parts, order, articleIds);
  };
}

async function finishUndoing(
  parts: FinishUndoingParts,
  order: DeedOrder,
  articleIds: readonly ArticleId[] | undefined,
): Promise<void> {
  if (articleIds?.length === 0 || unfinished(await ownDeeds(parts)).length === 0) return;
  await order.takeBack(
    // What was being taken back when this was asked for is by now.
    () => ownDeeds(parts),
    async (deeds) => {
      const pairs = unfinished(deeds);
      if (pairs.length === 0) return;
      for (const articleId of articleIds ?? missedBy(parts, pairs)) {
        if (parts.closing.aborted) return;
        await finishOn(parts, articleId, followUpsIn(deeds));
      }
    },
  );
}

async function ownDeeds({ index, library }: FinishUndoingParts): Promise<readonly DeedSummary[]> {
  const writers = await library.ownWriterIds();
  return index.listDeeds({ writers: [...writers], limit: DEEDS_REMEMBERED });
}

/** @returns oldest first, so that an article goes through what was undone and redone in that order */
function followUpsIn(deeds: readonly DeedSummary[]): readonly FollowUp[] {
  const known = new Set(deeds.map(({ action }) => action));
  return deeds.flatMap((deed) => {
    const { undoes } = deed;
    return undoes !== undefined && known.has(undoes) ? [{ ...deed, undoes }] : [];
  });
}

interface UnfinishedPair {
  readonly deed: DeedSummary;
  readonly followUp: FollowUp;
}

function unfinished(deeds: readonly DeedSummary[]): readonly UnfinishedPair[] {
  const byAction = new Map(deeds.map((deed) => [deed.action, deed]));
  return followUpsIn(deeds).flatMap((followUp) => {
    const deed = byAction.get(followUp.undoes);
    return deed !== undefined && deed.articles > followUp.articles ? [{ deed, followUp }] : [];
  });
}

function missedBy(
  { index }: FinishUndoingParts,
  pairs: readonly UnfinishedPair[],
): ReadonlySet<ArticleId> {
  const missed = new Set<ArticleId>();
  for (const { deed, followUp } of pairs) {
    const reached = new Set(index.articlesOfDeed(followUp.action));
    for (const articleId of index.articlesOfDeed(deed.action)) {
      if (!reached.has(articleId)) missed.add(articleId);
    }
  }
  return missed;
}

/** What cannot be read or written now waits for the next time. */
async function finishOn(
  { articles, writer }: FinishUndoingParts,
  articleId: ArticleId,
  followUps: readonly FollowUp[],
): Promise<void> {
  for (const { action, undoes } of followUps) {
    const article = await articles.open(articleId);
    if (!article.ok) return;
    const { operations, identity, twins } = article.value.files;
    const said = new Set(operations.map((operation) => operation.action));
    if (!said.has(undoes) || said.has(action)) continue;
    const ids = [identity.id, ...twins.map(({ id }) => id)];
    // It may be just this that waits to be saved, and would be kept once more.
    if ([articleId, ...ids].some(writer.hasUnsaved)) return;
    const changes = invertAction(operations, undoes, ids);
    const written = await articles.write(articleId, changes, { action, undoes });
    if (!written.ok) return;
  }
}
