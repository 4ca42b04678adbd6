import type { ArticleId } from "#core/identity/ids.js";
import { type ArticleMove, moveArticles } from "../library/change-articles.ts";
import { closeScreen, useView } from "../view/view-store.ts";

/** Moves the open article elsewhere and goes back to where it was opened from, unless the reader went on meanwhile. */
export async function leaveArticle(articleId: ArticleId, move: ArticleMove): Promise<void> {
  const { screen } = useView.getState();
  const isMoved = await moveArticles({ articleIds: [articleId] }, move);
  if (isMoved && useView.getState().screen === screen) closeScreen();
}
