import { z } from "zod";
import { ArticleState } from "../article/article-state.ts";
import { ActionId, type ArticleId, WriterId } from "../identity/ids.ts";
import { sortIds } from "../identity/sort-ids.ts";
import { HybridTime, OperationRef } from "./operation.ts";
import { Tag } from "../tag/tag.ts";

const ID_LENGTH = 26;
const TagChange = z.object({ tags: z.array(Tag) });

/** What a deed on very many articles says of one: what an operation on the article would. */
export const MarksChange = z.object({
  set: z.object({ state: ArticleState, trashed: z.boolean() }).partial().optional(),
  add: TagChange.optional(),
  remove: TagChange.optional(),
});
export type MarksChange = Readonly<z.infer<typeof MarksChange>>;

/** Articles of which the same is said, and was said before. */
const BulkGroup = z.object({
  change: MarksChange,
  /** What takes it back, as long as nothing was said since. */
  inverse: MarksChange,
  /** What the reader had seen of each: see `standingHeads`. */
  heads: z.array(z.union([ActionId, OperationRef])),
  /** Their ids, sorted, one after the other without anything between: in memory a hundred thousand are one text. */
  ids: z.string().regex(/^([0-7][0-9a-hjkmnp-tv-z]{25})+$/),
});
export type BulkGroup = Readonly<z.infer<typeof BulkGroup>>;

/** One deed on very many articles, before it stands in the log of each. */
export const BulkDeed = z.object({
  format: z.literal(1),
  action: ActionId,
  undoes: ActionId.optional(),
  t: HybridTime,
  /** When it was done: milliseconds since 1970. */
  since: z.int(),
  /** Whoever did it. */
  writer: WriterId,
  groups: z.array(BulkGroup),
});
export type BulkDeed = Readonly<z.infer<typeof BulkDeed>>;

/** @returns sorted and put together as a group has them */
export function packIds(articleIds: readonly ArticleId[]): string {
  return sortIds(articleIds).join("");
}

export function unpackIds(ids: string): readonly ArticleId[] {
  return Array.from({ length: ids.length / ID_LENGTH }, (_, index) => idAt(ids, index));
}

/** @param ids  not empty, as in every group */
export function firstId(ids: string): ArticleId {
  return idAt(ids, 0);
}

export function countIds({
  groups,
}: {
  readonly groups: readonly Pick<BulkGroup, "ids">[];
}): number {
  return groups.reduce((count, { ids }) => count + ids.length / ID_LENGTH, 0);
}

/** @returns what the deed says of these articles, and of no others */
export function narrowDeed(deed: BulkDeed, articleIds: ReadonlySet<ArticleId>): BulkDeed {
  const groups = deed.groups.map((group) => ({
    ...group,
    ids: packIds(unpackIds(group.ids).filter((articleId) => articleIds.has(articleId))),
  }));
  return { ...deed, groups: groups.filter(({ ids }) => ids !== "") };
}

/** How many groups are searched one after the other before a table of all articles pays. */
const FEW_GROUPS = 64;

/** @returns finds what a deed says of an article */
export function lookInto({
  groups,
}: Pick<BulkDeed, "groups">): (articleId: ArticleId) => BulkGroup | undefined {
  if (groups.length <= FEW_GROUPS) {
    return (articleId) => groups.find(({ ids }) => holds(ids, articleId));
  }
  const byId = new Map(groups.flatMap((group) => unpackIds(group.ids).map((id) => [id, group])));
  return (articleId) => byId.get(articleId);
}

/** Halving. */
function holds(ids: string, articleId: ArticleId): boolean {
  let low = 0;
  let high = ids.length / ID_LENGTH;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (idAt(ids, middle) < articleId) low = middle + 1;
    else high = middle;
  }
  return low < ids.length / ID_LENGTH && idAt(ids, low) === articleId;
}

function idAt(ids: string, index: number): ArticleId {
  // Ids stand in it, by its schema and by `packIds`.
  return ids.slice(index * ID_LENGTH, (index + 1) * ID_LENGTH) as ArticleId;
}
