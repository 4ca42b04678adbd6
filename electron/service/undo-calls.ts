import type { Failure } from "#core/failure/failure.js";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import { describeDeed } from "#core/operation/describe-deed.js";
import { invertAction } from "#core/operation/invert-action.js";
import type { Change } from "#core/operation/operation.js";
import { originalDeed, undoStack } from "#core/operation/undo-stack.js";
import { fail, ok, type Result } from "#core/result.js";
import type { DeedSummary } from "../index/deeds.ts";
import type { AppParts } from "./app-parts.ts";
import { type BulkDesk, FEW_ARTICLES } from "./bulk-desk.ts";
import type { DeedOrder } from "./deed-order.ts";
import type { CallContext, Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

export type UndoCalls = Pick<Handlers, "undo" | "redo">;

// Deeds further back stay in the logs; walking back hundreds of steps one by one is not how anybody would find them.
export const DEEDS_REMEMBERED = 300;

/** Of a deed on very many articles, as many are named. */
const MOST_TOLD = 100;

interface FollowUp {
  readonly action: ActionId;
  readonly undoes: ActionId;
}

/**
 * Undo and redo over the logs themselves: a deed is taken back by a new deed that says which one it undoes, so that both
 * survive restarts and are the same in every window and host of this device.
 */
export function undoCalls(
  parts: AppParts,
  marks: LibraryMarksDesk,
  order: DeedOrder,
  bulk: BulkDesk | undefined,
): UndoCalls {
  async function takeBack(
    deed: DeedSummary,
    context: CallContext,
  ): Promise<Result<{ label: string; articleIds: ArticleId[] }, Failure>> {
    const followUp = { action: parts.newId.action(), undoes: deed.action };
    const articleIds = parts.index.articlesOfDeed(deed.action);
    if (articleIds.length > 0) {
      const isMany = bulk !== undefined && articleIds.length > FEW_ARTICLES;
      const taken = isMany
        ? await bulk.takeBack(articleIds, followUp, context)
        : await takeBackOnArticles(parts, articleIds, followUp);
      if (!taken.ok) return taken;
    }
    // A deed on articles may have brought a tag back as well.
    const taken = await takeBackMarks(deed, followUp);
    const told = articleIds.slice(0, MOST_TOLD);
    return taken.ok ? ok({ label: deed.label, articleIds: told }) : taken;
  }

  async function takeBackMarks(
    deed: DeedSummary,
    followUp: FollowUp,
  ): Promise<Result<void, Failure>> {
    const operations = await parts.library.readLibraryMarks();
    const changes = invertAction(operations, deed.action);
    return changes.length === 0 ? ok(undefined) : marks.write(changes, followUp);
  }

  return {
    undo: (_input, context) =>
      order.takeBack(
        async () => (await nextDeeds(parts)).undo,
        async (deed) =>
          deed === undefined ? fail({ code: "nothing-to-undo" }) : takeBack(deed, context),
      ),
    redo: (_input, context) =>
      order.takeBack(
        async () => (await nextDeeds(parts)).redo,
        async (deed) =>
          deed === undefined ? fail({ code: "nothing-to-redo" }) : takeBack(deed, context),
      ),
  };
}

async function takeBackOnArticles(
  { articles, library }: Pick<AppParts, "articles" | "library">,
  articleIds: readonly ArticleId[],
  followUp: FollowUp,
): Promise<Result<number, Failure>> {
  const changes = new Map<ArticleId, readonly Change[]>();
  // The others are taken back without it, and it is when it can be: see `finish-undoing.ts`.
  let left: Failure | undefined;
  for (const articleId of articleIds) {
    const article = await articles.open(articleId);
    if (!article.ok) {
      left = article.error;
      continue;
    }
    const { operations, identity, twins } = article.value.files;
    const ids = [identity.id, ...twins.map(({ id }) => id)];
    changes.set(articleId, invertAction(operations, followUp.undoes, ids));
  }
  // Of a library that is out of sight, some articles are remembered: taken back on those alone it would count as done.
  const { readOnlyBecause } = library;
  if (left !== undefined && readOnlyBecause !== undefined) return fail(readOnlyBecause);
  const written = await articles.writeAll(changes, followUp, {
    // Once one of them is taken back, the next Undo means the deed before: what cannot be written now must come by itself.
    keepsRest: true,
    onRefused(failure) {
      left = failure;
    },
  });
  // Told only where none was: once some are taken back, who presses Undo again means the deed before.
  if (!written.ok || written.value > 0 || left === undefined) return written;
  return fail(library.readOnlyBecause ?? left);
}

/** The deeds that undo and redo would take back now: only what was done on this device. */
export async function nextDeeds(parts: AppParts): Promise<{
  readonly undo: DeedSummary | undefined;
  readonly redo: DeedSummary | undefined;
}> {
  const { index, library } = parts;
  const writers = await library.ownWriterIds();
  const deeds = index.listDeeds({ writers: [...writers], limit: DEEDS_REMEMBERED });
  const next = undoStack(deeds);
  return {
    undo: await named(parts, deeds, next.undo),
    redo: await named(parts, deeds, next.redo),
  };
}

/** What a person knows by name is the deed at the beginning: “redo highlight”, not “redo undo highlight”. */
async function named(
  parts: AppParts,
  deeds: readonly DeedSummary[],
  action: DeedSummary["action"] | undefined,
): Promise<DeedSummary | undefined> {
  const deed = deeds.find((one) => one.action === action);
  if (deed === undefined) return undefined;
  const first = originalDeed(deeds, deed.action);
  const original = deeds.find((one) => one.action === first) ?? deed;
  return { ...deed, label: await labelOf(parts, original) };
}

/** The list knows what a deed did to one article; of many, the name says how many. */
async function labelOf({ articles, index }: AppParts, deed: DeedSummary): Promise<string> {
  if (deed.articles <= 1) return deed.label;
  const [articleId] = index.articlesOfDeed(deed.action, 1);
  if (articleId === undefined) return deed.label;
  const article = await articles.open(articleId);
  if (!article.ok) return deed.label;
  const changes = article.value.files.operations.filter(({ action }) => action === deed.action);
  return describeDeed(changes, deed.articles);
}
