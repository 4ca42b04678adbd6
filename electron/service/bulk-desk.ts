import { setImmediate as nextTurn } from "node:timers/promises";
import type { Failure } from "#core/failure/failure.js";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import { type BulkDeed, firstId, unpackIds } from "#core/operation/bulk-deed.js";
import { describeDeed } from "#core/operation/describe-deed.js";
import { foldArticle } from "#core/operation/fold-article.js";
import { invertAction } from "#core/operation/invert-action.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Standing } from "../index/standings.ts";
import type { Deed, Library } from "../library/library.ts";
import { createTurns } from "../library/turns.ts";
import type { ArticleDesk } from "./article-desk.ts";
import type { CallContext } from "./handlers.ts";
import {
  groupPlanned,
  type MarksWish,
  type PlannedChange,
  planInverse,
  planWish,
} from "./plan-bulk.ts";

/** Up to so many articles are opened and written one by one, which takes a second at most. */
export const FEW_ARTICLES = 100;

/**
 * Deeds on very many articles at once. What is known of them is in the index; what the deed says is flushed as one file, and changes
 * the index as a whole. The logs are written behind that: see `keep-saving.ts`.
 */
export interface BulkDesk {
  /** @param articleIds  each once. @returns how many were changed. Whoever stops it before it is written down has changed none */
  change(
    articleIds: readonly ArticleId[],
    wish: MarksWish,
    deed: { readonly action: ActionId },
    context: CallContext,
  ): Promise<Result<number, Failure>>;
  /** Takes a deed back on so many articles. @param articleIds  all that it was done to */
  takeBack(
    articleIds: readonly ArticleId[],
    deed: { readonly action: ActionId; readonly undoes: ActionId },
    context: CallContext,
  ): Promise<Result<number, Failure>>;
  /** What an earlier run, or another process, has written down, and perhaps not put into the index any more. */
  resume(): Promise<void>;
}

export interface BulkDeskParts {
  readonly library: Library;
  readonly index: SearchIndex;
  readonly articles: Pick<ArticleDesk, "refresh" | "writeAll">;
  /** Told once for each deed. */
  readonly onChanged: () => void;
  /** Something waits to be written into the logs. */
  readonly onWaiting: () => void;
}

export function createBulkDesk(parts: BulkDeskParts): BulkDesk {
  const { library, index, articles, onChanged, onWaiting } = parts;
  // What one deed makes of the articles is where the next begins.
  const turns = createTurns();

  /** @returns how many were changed */
  async function write(
    planned: readonly PlannedChange[],
    deed: Deed & Pick<BulkDeed, "action" | "since">,
    { signal, onProgress }: CallContext,
  ): Promise<Result<number, Failure>> {
    // Somebody may have stopped it while it was worked out.
    await nextTurn();
    if (signal.aborted) return fail({ code: "cancelled" });
    if (planned.length === 0) return ok(0);
    const kept = await library.appendToMany({ ...deed, groups: groupPlanned(planned) });
    if (!kept.ok) return kept;
    onProgress({ done: planned.length, total: planned.length, current: "" });
    const passedOver = enter(kept.value);
    await articles.refresh(passedOver.map(({ articleId }) => articleId));
    onChanged();
    onWaiting();
    return ok(planned.length);
  }

  /** @returns articles of which something else was said last than the deed knew */
  function enter(deed: BulkDeed): ReturnType<SearchIndex["changeStandings"]> {
    const at = new Date(deed.since).toISOString();
    const passedOver = index.changeStandings(deed.groups, { at, heads: [deed.action] });
    const { action, undoes, t, writer, groups } = deed;
    const articleIds = groups.flatMap(({ ids }) => unpackIds(ids));
    index.putDeeds([{ action, undoes, t, writer, label: labelOf(deed), articleIds }]);
    return passedOver;
  }

  async function takeBack(
    ...[articleIds, deed, context]: Parameters<BulkDesk["takeBack"]>
  ): ReturnType<BulkDesk["takeBack"]> {
    const since = Date.now();
    const kept = await library.findManyChanges(deed.undoes);
    const standings = standingsOf(index, articleIds);
    const { planned, others } = planFromKept(standings, kept);
    const slow = await planFromFiles(library, others, deed.undoes, {
      ...context,
      onProgress: ({ done }) =>
        context.onProgress({ done: planned.length + done, total: standings.length, current: "" }),
    });
    if (!slow.ok) return slow;
    const written = await write([...planned, ...slow.value.planned], { ...deed, since }, context);
    if (!written.ok || slow.value.changes.size === 0) return written;
    return await takeBackRest(articles, slow.value.changes, deed, written.value);
  }

  return {
    change: (articleIds, wish, deed, context) =>
      turns.take(async () => {
        const since = Date.now();
        const names = index.tagNames();
        context.onProgress({ done: 0, total: articleIds.length, current: "" });
        const standings = index.readStandings(articleIds, [...wish.addTags, ...wish.removeTags]);
        // A highlight that is saved meanwhile has its turn.
        await nextTurn();
        return await write(planWish(standings, wish, names), { ...deed, since }, context);
      }),

    takeBack: (articleIds, deed, context) => turns.take(() => takeBack(articleIds, deed, context)),

    async resume() {
      const deeds = await library.waitingDeeds();
      if (deeds.length === 0) return;
      const doubtful = new Set<ArticleId>();
      for (const deed of deeds) {
        for (const { articleId } of enter(deed)) doubtful.add(articleId);
      }
      await articles.refresh(withoutLatest(index.readStandings([...doubtful], []), deeds));
      onWaiting();
    },
  };
}

/** One that cannot be written keeps none of the others; it is told of only where nothing was taken back, see `undo-calls.ts`. */
async function takeBackRest(
  articles: BulkDeskParts["articles"],
  changes: ReadonlyMap<ArticleId, readonly Change[]>,
  deed: Deed,
  taken: number,
): Promise<Result<number, Failure>> {
  let left: Failure | undefined;
  const rest = await articles.writeAll(changes, deed, {
    keepsRest: true,
    onRefused(failure) {
      left = failure;
    },
  });
  if (!rest.ok) return rest;
  const all = taken + rest.value;
  return all === 0 && left !== undefined ? fail(left) : ok(all);
}

/** @returns articles of which something else was said last than by the last of these deeds */
function withoutLatest(
  standings: readonly Standing[],
  deeds: readonly BulkDeed[],
): readonly ArticleId[] {
  const latest = new Map<ArticleId, ActionId>();
  for (const { action, groups } of deeds) {
    for (const { ids } of groups) for (const id of unpackIds(ids)) latest.set(id, action);
  }
  return standings
    .filter(({ articleId, heads }) => {
      const last = latest.get(articleId);
      return last === undefined || !heads.includes(last);
    })
    .map(({ articleId }) => articleId);
}

function labelOf({ groups }: BulkDeed): string {
  const [group] = groups;
  if (group === undefined) return "";
  const { set, add, remove } = group.change;
  // The list knows what a deed did to one article.
  return describeDeed([{ kind: "article", id: firstId(group.ids), set, add, remove }]);
}

/** What takes a deed back where nothing was said since: no file need be read for that. */
function planFromKept(
  all: readonly Done[],
  kept: BulkDeed | undefined,
): { readonly planned: readonly PlannedChange[]; readonly others: readonly Done[] } {
  if (kept === undefined) return { planned: [], others: all };
  const inverses = new Map<ArticleId, PlannedChange["change"]>();
  for (const { ids, inverse } of kept.groups) {
    for (const articleId of unpackIds(ids)) inverses.set(articleId, inverse);
  }
  const planned: PlannedChange[] = [];
  const others: Done[] = [];
  for (const one of all) {
    const { articleId, standing } = one;
    const change = inverses.get(articleId);
    const isUntouched = standing?.heads.length === 1 && standing.heads[0] === kept.action;
    if (change !== undefined && isUntouched) planned.push({ standing, change });
    else others.push(one);
  }
  return { planned, others };
}

/** An article of a deed. */
interface Done {
  readonly articleId: ArticleId;
  /** Undefined where it was deleted for good since: what can be taken back of it stands in its files. */
  readonly standing: Standing | undefined;
}

function standingsOf(
  index: Pick<SearchIndex, "readStandings">,
  articleIds: readonly ArticleId[],
): readonly Done[] {
  const standings = new Map(
    index.readStandings(articleIds, []).map((standing) => [standing.articleId, standing]),
  );
  return articleIds.map((articleId) => ({ articleId, standing: standings.get(articleId) }));
}

interface ReadPlan {
  readonly planned: readonly PlannedChange[];
  /** Of articles on which the deed did more than marking them. */
  readonly changes: ReadonlyMap<ArticleId, readonly Change[]>;
}

/** The same by what an article's files say. One that cannot be read costs none of the others. */
async function planFromFiles(
  library: Pick<Library, "readArticle" | "readOnlyBecause">,
  all: readonly Done[],
  action: ActionId,
  { signal, onProgress }: CallContext,
): Promise<Result<ReadPlan, Failure>> {
  const planned: PlannedChange[] = [];
  const changes = new Map<ArticleId, readonly Change[]>();
  let unread: Failure | undefined;
  for (const [done, { articleId, standing }] of all.entries()) {
    if (signal.aborted) return fail({ code: "cancelled" });
    const files = await library.readArticle(articleId);
    if (!files.ok) {
      unread = files.error;
      continue;
    }
    const { identity, twins, operations } = files.value;
    const inverse = invertAction(operations, action, [identity.id, ...twins.map(({ id }) => id)]);
    const { state, trashed, tags } = foldArticle(files.value);
    const plan = standing && planInverse({ ...standing, state, trashed, tags }, inverse);
    if (plan !== undefined) planned.push(plan);
    else if (inverse.length > 0) changes.set(articleId, inverse);
    onProgress({ done: done + 1, total: all.length, current: "" });
  }
  const isNothing = planned.length === 0 && changes.size === 0;
  if (isNothing && unread !== undefined) return fail(library.readOnlyBecause ?? unread);
  return ok({ planned, changes });
}
