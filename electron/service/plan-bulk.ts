import type { ParsedCallInput } from "#contract/calls.js";
import type { ArticleId } from "#core/identity/ids.js";
import { type BulkGroup, type MarksChange, packIds } from "#core/operation/bulk-deed.js";
import type { Change } from "#core/operation/operation.js";
import type { TagNames } from "#core/tag/tag-names.js";
import type { Standing } from "../index/standings.ts";
import type { Tag } from "#core/tag/tag.js";
import { tagsToAdd, tagsToRemove } from "./tagging.ts";

/** What somebody wants of articles, whichever they are. */
export type MarksWish = Pick<
  ParsedCallInput<"articles.update">,
  "state" | "trashed" | "addTags" | "removeTags"
>;

/** What a deed says of one article. */
export interface PlannedChange {
  readonly standing: Standing;
  readonly change: MarksChange;
}

/** @returns of each article what differs from now; without those of which nothing does */
export function planWish(
  standings: readonly Standing[],
  wish: MarksWish,
  names: TagNames,
): readonly PlannedChange[] {
  const known = new Map<string, MarksChange | undefined>();
  const changeLike = (standing: Standing): MarksChange | undefined => {
    const key = `${standing.state} ${standing.trashed} ${JSON.stringify(standing.tags)}`;
    if (!known.has(key)) known.set(key, changeOf(standing, wish, names));
    return known.get(key);
  };
  const planned: PlannedChange[] = [];
  // Nearly all are as the one before.
  let last: { readonly one: Standing; readonly change: MarksChange | undefined } | undefined;
  for (const standing of standings) {
    if (last === undefined || !areMarkedAlike(last.one, standing)) {
      last = { one: standing, change: changeLike(standing) };
    }
    if (last.change !== undefined) planned.push({ standing, change: last.change });
  }
  return planned;
}

/** Tags that were read apart may be the same all the same: then only time is lost. */
function areMarkedAlike(one: Standing, other: Standing): boolean {
  return one.state === other.state && one.trashed === other.trashed && one.tags === other.tags;
}

/** @returns undefined where nothing differs */
function changeOf(standing: Standing, wish: MarksWish, names: TagNames): MarksChange | undefined {
  const { state, trashed } = wish;
  const set = {
    ...(state !== undefined && state !== standing.state && { state }),
    ...(trashed !== undefined && trashed !== standing.trashed && { trashed }),
  };
  const change = marksChange(
    set,
    tagsToAdd(names, wish.addTags, standing.tags),
    tagsToRemove(names, wish.removeTags, standing.tags),
  );
  return Object.keys(change).length === 0 ? undefined : change;
}

/**
 * Takes what undo found out of an article's files.
 * @returns undefined where more is to be said than a deed on very many articles can
 */
export function planInverse(
  standing: Standing,
  changes: readonly Change[],
): PlannedChange | undefined {
  const [change, ...others] = changes;
  if (change?.kind !== "article" || others.length > 0) return undefined;
  const { state, trashed, ...rest } = change.set ?? {};
  if (Object.keys(rest).length > 0) return undefined;
  const set = { ...(state !== undefined && { state }), ...(trashed !== undefined && { trashed }) };
  return { standing, change: marksChange(set, change.add?.tags ?? [], change.remove?.tags ?? []) };
}

function marksChange(
  set: NonNullable<MarksChange["set"]>,
  added: readonly Tag[],
  removed: readonly Tag[],
): MarksChange {
  return {
    ...(Object.keys(set).length > 0 && { set }),
    ...(added.length > 0 && { add: { tags: [...added] } }),
    ...(removed.length > 0 && { remove: { tags: [...removed] } }),
  };
}

/** What takes a change back, as long as nothing was said since. */
function inverseOf({ standing, change }: PlannedChange): MarksChange {
  const { state, trashed } = change.set ?? {};
  const set = {
    ...(state !== undefined && { state: standing.state }),
    ...(trashed !== undefined && { trashed: standing.trashed }),
  };
  return marksChange(set, change.remove?.tags ?? [], change.add?.tags ?? []);
}

/** Puts together of which articles the same is said. Nearly always these are very few groups. */
export function groupPlanned(planned: readonly PlannedChange[]): readonly BulkGroup[] {
  const groups = new Map<string, { group: Omit<BulkGroup, "ids">; ids: ArticleId[] }>();
  const texts = new Map<MarksChange, string>();
  const textOf = (change: MarksChange): string => {
    const text = texts.get(change) ?? JSON.stringify(change);
    texts.set(change, text);
    return text;
  };
  const idsLike = (one: PlannedChange): ArticleId[] => {
    const { heads, state, trashed } = one.standing;
    const key = `${heads.join()} ${state} ${trashed} ${textOf(one.change)}`;
    const known = groups.get(key);
    if (known !== undefined) return known.ids;
    const group = { change: one.change, inverse: inverseOf(one), heads: [...heads] };
    const ids: ArticleId[] = [];
    groups.set(key, { group, ids });
    return ids;
  };
  // Nearly all are as the one before.
  let last: { readonly one: PlannedChange; readonly ids: ArticleId[] } | undefined;
  for (const one of planned) {
    if (last === undefined || !areSaidAlike(last.one, one)) last = { one, ids: idsLike(one) };
    last.ids.push(one.standing.articleId);
  }
  return Array.from(groups.values(), ({ group, ids }) => ({ ...group, ids: packIds(ids) }));
}

/** What was read of many together is one object where it is the same. */
function areSaidAlike({ standing: one, change }: PlannedChange, other: PlannedChange): boolean {
  const { heads, state, trashed } = other.standing;
  const isSaid = one.heads === heads && change === other.change;
  return isSaid && one.state === state && one.trashed === trashed;
}
