import type { Failure } from "#core/failure/failure.js";
import type { ArticleId } from "#core/identity/ids.js";
import { describeDeed } from "#core/operation/describe-deed.js";
import { invertAction } from "#core/operation/invert-action.js";
import type { Change } from "#core/operation/operation.js";
import { originalDeed, undoStack } from "#core/operation/undo-stack.js";
import { fail, ok, type Result } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { DeedOrder } from "./deed-order.ts";
import type { ListedDeed } from "./deeds.ts";
import type { Handlers } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

export type UndoCalls = Pick<Handlers, "undo" | "redo">;

// Deeds further back stay in the logs; walking back hundreds of steps one by one is not how anybody would find them.
const DEEDS_REMEMBERED = 300;

/**
 * Undo and redo over the logs themselves: a deed is taken back by a new deed that says which one it undoes, so that both
 * survive restarts and are the same in every window and host of this device.
 */
export function undoCalls(parts: AppParts, marks: LibraryMarksDesk, order: DeedOrder): UndoCalls {
  async function takeBack(
    deed: ListedDeed,
  ): Promise<Result<{ label: string; articleIds: ArticleId[] }, Failure>> {
    const followUp = { action: parts.newId.action(), undoes: deed.action };
    if (deed.articleIds.length > 0) {
      const taken = await takeBackOnArticles(deed, followUp);
      if (!taken.ok) return taken;
    }
    // A deed on articles may have brought a tag back as well.
    const taken = await takeBackMarks(deed, followUp);
    return taken.ok ? ok({ label: deed.label, articleIds: [...deed.articleIds] }) : taken;
  }

  async function takeBackMarks(
    deed: ListedDeed,
    followUp: { action: ListedDeed["action"]; undoes: ListedDeed["action"] },
  ): Promise<Result<void, Failure>> {
    const operations = await parts.library.readLibraryMarks();
    const changes = invertAction(operations, deed.action);
    return changes.length === 0 ? ok(undefined) : marks.write(changes, followUp);
  }

  async function takeBackOnArticles(
    deed: ListedDeed,
    followUp: { action: ListedDeed["action"]; undoes: ListedDeed["action"] },
  ): Promise<Result<number, Failure>> {
    const changes = new Map<ArticleId, readonly Change[]>();
    let missing: Failure | undefined;
    for (const articleId of deed.articleIds) {
      const article = await parts.articles.open(articleId);
      if (!article.ok && article.error.code === "article-not-found") {
        // The others are taken back without it; the index forgets it as soon as the library has noticed.
        missing = article.error;
        continue;
      }
      if (!article.ok) return article;
      const { operations, identity, twins } = article.value.files;
      const ids = [identity.id, ...twins.map(({ id }) => id)];
      changes.set(articleId, invertAction(operations, deed.action, ids));
    }
    if (changes.size === 0 && missing !== undefined) {
      return fail(parts.library.readOnlyBecause ?? missing);
    }
    return parts.articles.writeAll(changes, followUp);
  }

  return {
    undo: () =>
      order.takeBack(
        async () => (await nextDeeds(parts)).undo,
        async (deed) => (deed === undefined ? fail({ code: "nothing-to-undo" }) : takeBack(deed)),
      ),
    redo: () =>
      order.takeBack(
        async () => (await nextDeeds(parts)).redo,
        async (deed) => (deed === undefined ? fail({ code: "nothing-to-redo" }) : takeBack(deed)),
      ),
  };
}

/** The deeds that undo and redo would take back now: only what was done on this device. */
export async function nextDeeds(parts: AppParts): Promise<{
  readonly undo: ListedDeed | undefined;
  readonly redo: ListedDeed | undefined;
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
  deeds: readonly ListedDeed[],
  action: ListedDeed["action"] | undefined,
): Promise<ListedDeed | undefined> {
  const deed = deeds.find((one) => one.action === action);
  if (deed === undefined) return undefined;
  const first = originalDeed(deeds, deed.action);
  const original = deeds.find((one) => one.action === first) ?? deed;
  return { ...deed, label: await labelOf(parts, original) };
}

/** The list knows what a deed did to one article; of many, the name says how many. */
async function labelOf({ articles }: AppParts, deed: ListedDeed): Promise<string> {
  const [articleId] = deed.articleIds;
  if (articleId === undefined || deed.articleIds.length === 1) return deed.label;
  const article = await articles.open(articleId);
  if (!article.ok) return deed.label;
  const changes = article.value.files.operations.filter(({ action }) => action === deed.action);
  return describeDeed(changes, deed.articleIds.length);
}
