import { wording } from "#core/wording/wording.js";
import type { CallInput } from "#contract/calls.js";
import type { ArticleId, ContentHash } from "#core/identity/ids.js";
import type { Tag } from "#core/tag/tag.js";
import { askShowingProgress } from "../undo/long-deeds.ts";
import { showToast } from "../ui/toasts.ts";
import type { ChosenArticles } from "./resolve-selection.ts";
import { tellDeed } from "../undo/tell-deed.ts";
import { tellNotWritten } from "../undo/tell-not-written.ts";

type Change = Omit<CallInput<"articles.update">, keyof ChosenArticles>;

/** Moves of whole articles, as keys, menus and the palette offer them. */
export const articleMoves = {
  inbox: { change: { state: "inbox" }, did: wording.library.did.toInbox },
  reading: { change: { state: "reading" }, did: wording.library.did.toReading },
  done: { change: { state: "done" }, did: wording.library.did.toDone },
  archive: { change: { state: "archived" }, did: wording.library.did.toArchive },
  trash: { change: { trashed: true }, did: wording.library.did.toTrash },
  restore: { change: { trashed: false }, did: wording.library.did.restored },
} as const satisfies Record<string, { change: Change; did: (number: number) => string }>;
export type ArticleMove = keyof typeof articleMoves;

/** Moves articles and says so, with a way back. */
export function moveArticles(chosen: ChosenArticles, move: ArticleMove): Promise<boolean> {
  const { change, did } = articleMoves[move];
  return changeArticles(chosen, change, did);
}

/** The tag dialog shows what became of it, so nothing is said. */
export function tagArticles(articles: ChosenArticles, tag: Tag): Promise<boolean> {
  return changeArticles(articles, { addTags: [tag] });
}

export function untagArticles(articles: ChosenArticles, tag: Tag): Promise<boolean> {
  return changeArticles(articles, { removeTags: [tag] });
}

/** @param contentHash  the version that opens from now on; null for the newest, whichever it is */
export function letVersionOpen(
  articleId: ArticleId,
  contentHash: ContentHash | null,
): Promise<boolean> {
  const words = wording.versions;
  const did = contentHash === null ? words.opensNewest : words.opensThis;
  return changeArticles({ articleIds: [articleId] }, { current: contentHash }, () => did);
}

/**
 * @param did  says what was done, with a way back; left out where the screen shows it
 * @returns whether it was saved
 */
async function changeArticles(
  chosen: ChosenArticles,
  change: Change,
  did?: (number: number) => string,
): Promise<boolean> {
  const reply = await askShowingProgress("articles.update", { ...chosen, ...change });
  if (!reply.ok) {
    if (reply.error.code !== "cancelled") showToast({ text: reply.error.message, kind: "trouble" });
    return false;
  }
  const { changed, unread, notWritten } = reply.value;
  if (did !== undefined && changed > 0) tellDeed(did(changed));
  const [first] = unread;
  if (first !== undefined) {
    const text = wording.library.notRead(unread.length, first.message);
    showToast({ text, kind: "trouble" });
  }
  tellNotWritten(notWritten);
  return true;
}
