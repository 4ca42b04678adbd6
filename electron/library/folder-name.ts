import type { ArticleId } from "#core/identity/ids.js";

/** Code points: with four bytes each, and the id behind them, a name stays below the 255 bytes that file systems allow. */
const LONGEST_SLUG = 60;
const SHORT_ID_CHARACTERS = 6;

/**
 * The name of a new article's folder: words a person recognises, in any script, then the end of the id, which tells equal
 * titles apart. Safe on every system: no separators, no trailing dot or space, never one of the names Windows keeps for
 * itself (those end where our id begins).
 */
export function folderNameFor(title: string, articleId: ArticleId): string {
  return `${slugOf(title)}-${articleId.slice(-SHORT_ID_CHARACTERS)}`;
}

function slugOf(title: string): string {
  const words =
    title
      .normalize("NFC")
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const slug = Array.from(words.join("-")).slice(0, LONGEST_SLUG).join("").replace(/-$/u, "");
  return slug === "" ? "article" : slug;
}
