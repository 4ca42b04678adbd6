import { assertNever } from "../assert-never.ts";
import type { ArticleState } from "../article/article-state.ts";
import type { Change, ChangeKind } from "./operation.ts";

type ChangeOn<Kind extends ChangeKind> = Extract<Change, { kind: Kind }>;

const STATE_NAMES: Readonly<Record<ArticleState, string>> = {
  inbox: "Inbox",
  reading: "Reading",
  done: "Done",
  archived: "Archive",
};

/**
 * Names a deed as it follows "Undo": "highlight", "note", "tag 3 articles", "move to trash".
 * @param changes  all its entities get the same change
 * @param articleCount  how many articles the deed was done to; with several, `changes` are those of one of them
 */
export function describeDeed(changes: readonly Change[], articleCount = 1): string {
  const [change] = changes;
  if (change === undefined) return "change";
  const count = new Set(changes.map(({ kind, id }) => `${kind} ${id}`)).size;
  switch (change.kind) {
    case "highlight":
      return articleCount === 1
        ? describeHighlightDeeds(changes, change, count)
        : `${describeHighlightDeed(change, count)} in ${articleCount} articles`;
    case "article":
      return describeArticleDeed(change, Math.max(count, articleCount));
    case "position":
      return "reading position";
    case "tag":
      return describeTagDeed(change);
    case "saved-search":
      return change.set.trashed === true ? "remove saved search" : "save search";
    case "color-name":
      return "name of a colour";
    default:
      return assertNever(change);
  }
}

function describeHighlightDeeds(
  changes: readonly Change[],
  first: ChangeOn<"highlight">,
  count: number,
): string {
  const others = changes.flatMap((change) =>
    change.kind === "highlight" && change.id !== first.id ? (change.set ?? []) : [],
  );
  if (first.set?.quote !== undefined && first.set.color === undefined && others.length > 0) {
    if (others.every(({ trashed }) => trashed === true)) return `merge ${count} highlights`;
    if (others.every(({ color }) => color !== undefined)) return "split highlight";
  }
  return describeHighlightDeed(first, count);
}

function describeTagDeed({ id, set }: ChangeOn<"tag">): string {
  if (set.trashed !== undefined) return `${set.trashed ? "delete" : "bring back"} tag #${id}`;
  if (set.aliasOf === undefined) return "colour of a tag";
  if (set.aliasOf === null || set.aliasOf === id) return `separate tag #${id}`;
  return `rename tag #${id} to #${set.aliasOf}`;
}

function describeHighlightDeed(change: ChangeOn<"highlight">, count: number): string {
  const { set = {} } = change;
  const highlights = count === 1 ? "highlight" : `${count} highlights`;
  if (set.purged === true) return `delete ${highlights} for good`;
  if (set.trashed !== undefined) return `${set.trashed ? "delete" : "restore"} ${highlights}`;
  if (set.quote !== undefined) return set.color === undefined ? `move ${highlights}` : highlights;
  if (set.note !== undefined) return set.note === null || set.note === "" ? "delete note" : "note";
  if (set.color !== undefined) return count === 1 ? "colour" : `colour of ${highlights}`;
  if (set.style !== undefined) return count === 1 ? "underline" : `underline ${highlights}`;
  if (set.quotation === true) return `keep ${highlights} without a place`;
  if (set.quotation === false) return `ask for a place of ${highlights}`;
  return `${taggingIn(change)} ${highlights}`;
}

function describeArticleDeed(change: ChangeOn<"article">, count: number): string {
  const { set = {} } = change;
  const articles = count === 1 ? "article" : `${count} articles`;
  const them = count === 1 ? "" : ` ${articles}`;
  if (set.purged === true) return `delete${them} for good`;
  if (set.trashed !== undefined) {
    return set.trashed ? `move${them} to trash` : `restore${them} from trash`;
  }
  if (set.state !== undefined) return `move${them} to ${STATE_NAMES[set.state]}`;
  if (set.title !== undefined) return `rename ${articles}`;
  if (set.current !== undefined) return "choice of version";
  return `${taggingIn(change)} ${articles}`;
}

/** An undo that found nothing left to take back writes empty changes. */
function taggingIn({ add, remove }: ChangeOn<"highlight" | "article">): string {
  if (add !== undefined) return remove === undefined ? "tag" : "change tags of";
  return remove === undefined ? "change" : "untag";
}
