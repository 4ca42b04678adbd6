import type { Tag } from "../tag/tag.ts";
import { DEFAULT_FIELDS } from "./default-fields.ts";
import { foldField, type SettingEntry } from "./fold-field.ts";
import { foldNote, noteToSet } from "./fold-note.ts";
import { foldTags, type TaggingEntry } from "./fold-tags.ts";
import { foldTrashed } from "./fold-trashed.ts";
import { happenedBefore } from "./happened-before.ts";
import type { HistoryEntry } from "./history.ts";
import { Change, type ChangeKind, type HighlightFields } from "./operation.ts";

/** What was said of one entity, and what a deed has to do with it. */
export interface TouchedEntity {
  readonly kind: ChangeKind;
  /** Where the change is to be written. */
  readonly id: string;
  readonly history: readonly HistoryEntry[];
  /** Whether an entry is left when the deed is thought away. */
  readonly stands: (entry: HistoryEntry) => boolean;
  /** Whether an entry belongs to the deed, or to one that this deed takes back. */
  readonly isWritten: (entry: HistoryEntry) => boolean;
}

/** Fields of any kind of entity; those named here mean the same wherever they occur. */
interface AnyFields extends Readonly<Record<string, unknown>> {
  readonly note?: HighlightFields["note"];
  readonly trashed?: boolean | undefined;
  readonly purged?: boolean | undefined;
}

/** The field that is always set when such an entity is made. Making cannot be taken back, but the thing can be trashed. */
const MAKING_FIELDS: { readonly [Kind in ChangeKind]?: string } = {
  highlight: "quote",
  "saved-search": "query",
};

/** The change that makes an entity what it would be without a deed, in those fields and tags that the deed wrote. */
export function restoreEntity(entity: TouchedEntity): Change {
  const { kind, id, history, stands, isWritten } = entity;
  const makings = makingsOf(kind, history);
  if (makings.some(isWritten)) {
    const trashed = restoredTrashed(entity, makings);
    return Change.parse({ kind, id, set: trashed === undefined ? {} : { trashed } });
  }
  // What a thing was made with is what it was before anything else, even if its making was taken back.
  const before = history.filter((entry) => stands(entry) || makings.includes(entry));
  const written = history.filter(isWritten);
  const set: Record<string, unknown> = {};
  for (const name of new Set(
    written.flatMap(({ operation }) => Object.keys(operation.set ?? {})),
  )) {
    const value =
      name === "trashed"
        ? restoredTrashed(entity, makings)
        : restoredValue(kind, name, history, before);
    if (value !== undefined) set[name] = value;
  }
  return Change.parse({ kind, id, set, ...restoredTags(history, before, written) });
}

/** The operations that made an entity: usually one. A highlight that is moved is not made again. */
function makingsOf(kind: ChangeKind, history: readonly HistoryEntry[]): readonly HistoryEntry[] {
  const field = MAKING_FIELDS[kind];
  if (field === undefined) return [];
  const setters = history.filter(({ operation }) => Object.hasOwn(operation.set ?? {}, field));
  return setters.filter((one) => !setters.some((other) => happenedBefore(other, one)));
}

function isTrashing({ operation }: SettingEntry<AnyFields>): boolean {
  return operation.set?.trashed !== undefined;
}

/** @returns undefined when nothing need be set, and for an article that was deleted for good: its text would not come back */
function restoredTrashed(
  { kind, history, stands }: TouchedEntity,
  makings: readonly HistoryEntry[],
): boolean | undefined {
  const all: readonly SettingEntry<AnyFields>[] = history;
  const left: readonly SettingEntry<AnyFields>[] = history.filter(stands);
  const now = foldTrashed(all);
  if (kind === "article" && now.purged) return undefined;
  const isUnmade = makings.length > 0 && !makings.some(stands) && !left.some(isTrashing);
  const before = isUnmade ? { trashed: true, restored: false, purged: false } : foldTrashed(left);
  const isSame =
    now.trashed === before.trashed &&
    now.restored === before.restored &&
    now.purged === before.purged;
  return isSame ? undefined : before.trashed;
}

/** @returns undefined when nothing need be set, or when there is no value to go back to */
function restoredValue(
  kind: ChangeKind,
  name: string,
  history: readonly SettingEntry<AnyFields>[],
  before: readonly SettingEntry<AnyFields>[],
): unknown {
  if (name === "note") {
    const note = noteToSet(foldNote(before));
    const now = noteToSet(foldNote(history));
    return JSON.stringify(note) === JSON.stringify(now) ? undefined : note;
  }
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_FIELDS[kind];
  const value = foldField(before, name) ?? defaults[name];
  const now = foldField(history, name) ?? defaults[name];
  return JSON.stringify(value) === JSON.stringify(now) ? undefined : value;
}

function restoredTags(
  history: readonly TaggingEntry[],
  before: readonly TaggingEntry[],
  written: readonly TaggingEntry[],
): {
  readonly add?: { readonly tags: readonly Tag[] };
  readonly remove?: { readonly tags: readonly Tag[] };
} {
  const present = foldTags(history);
  const earlier = foldTags(before);
  const touched = new Set(written.flatMap(tagsIn));
  const add = earlier.filter((tag) => touched.has(tag) && !present.includes(tag));
  const remove = present.filter((tag) => touched.has(tag) && !earlier.includes(tag));
  return {
    ...(add.length > 0 && { add: { tags: add } }),
    ...(remove.length > 0 && { remove: { tags: remove } }),
  };
}

function tagsIn({ operation }: TaggingEntry): readonly Tag[] {
  return [...(operation.add?.tags ?? []), ...(operation.remove?.tags ?? [])];
}
