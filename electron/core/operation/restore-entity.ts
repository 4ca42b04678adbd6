import type { Tag } from "../tag/tag.ts";
import { DEFAULT_FIELDS } from "./default-fields.ts";
import { foldField, type SettingEntry } from "./fold-field.ts";
import { foldNote } from "./fold-note.ts";
import { foldTags, type TaggingEntry } from "./fold-tags.ts";
import { foldTrashed } from "./fold-trashed.ts";
import type { HistoryEntry } from "./history.ts";
import { Change, type ChangeKind } from "./operation.ts";

/** What was said of one entity: all of it, what would be left of it, and what the deed in question wrote. */
export interface EntityVersions {
  readonly now: readonly HistoryEntry[];
  readonly without: readonly HistoryEntry[];
  /** Not empty. */
  readonly written: readonly HistoryEntry[];
}

/** Fields of any kind of entity; those named here mean the same wherever they occur. */
interface AnyFields extends Readonly<Record<string, unknown>> {
  readonly note?: string | null | undefined;
  readonly trashed?: boolean | undefined;
}

/** The field that is always set when such an entity is made. Making cannot be taken back, but the thing can be trashed. */
const MAKING_FIELD: { readonly [Kind in ChangeKind]?: string } = {
  highlight: "quote",
  "saved-search": "query",
};

/**
 * The change that makes an entity what it would be without a deed, in those fields and tags that the deed wrote.
 * @param entity  where the change is to be written
 */
export function restoreEntity(
  entity: { readonly kind: ChangeKind; readonly id: string },
  versions: EntityVersions,
): Change {
  const making = MAKING_FIELD[entity.kind];
  const wasMade =
    making !== undefined && isSet(versions.now, making) && !isSet(versions.without, making);
  return Change.parse(
    wasMade
      ? { ...entity, set: { trashed: true } }
      : { ...entity, set: restoredFields(entity.kind, versions), ...restoredTags(versions) },
  );
}

function isSet(history: readonly SettingEntry<AnyFields>[], name: string): boolean {
  return foldField(history, name) !== undefined;
}

function restoredFields(
  kind: ChangeKind,
  { now, without, written }: EntityVersions,
): Record<string, unknown> {
  const names = new Set(written.flatMap(({ operation }) => Object.keys(operation.set ?? {})));
  const restored: Record<string, unknown> = {};
  for (const name of names) {
    const before = valueOf(kind, name, without);
    // What was set when the thing was made has nothing before it, and stays.
    if (before.value === undefined) continue;
    if (before.seen !== valueOf(kind, name, now).seen) restored[name] = before.value;
  }
  return restored;
}

/**
 * @returns what an operation would set, and all that a reader sees of the field: several texts of a note at once, or that a
 *          trashing was overruled. Of several texts, the latest can be set again.
 */
function valueOf(
  kind: ChangeKind,
  name: string,
  history: readonly SettingEntry<AnyFields>[],
): { readonly value: unknown; readonly seen: string } {
  if (name === "note") {
    const note = foldNote(history);
    return { value: note.note === "" ? null : note.note, seen: JSON.stringify(note) };
  }
  if (name === "trashed") {
    const trashed = foldTrashed(history);
    return { value: trashed.trashed, seen: JSON.stringify(trashed) };
  }
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_FIELDS[kind];
  const value = foldField(history, name) ?? defaults[name];
  return { value, seen: JSON.stringify(value) };
}

function restoredTags({ now, without, written }: EntityVersions): {
  readonly add?: { readonly tags: readonly Tag[] };
  readonly remove?: { readonly tags: readonly Tag[] };
} {
  const present = foldTags(now);
  const before = foldTags(without);
  const touched = new Set(written.flatMap(tagsIn));
  const add = before.filter((tag) => touched.has(tag) && !present.includes(tag));
  const remove = present.filter((tag) => touched.has(tag) && !before.includes(tag));
  return {
    ...(add.length > 0 && { add: { tags: add } }),
    ...(remove.length > 0 && { remove: { tags: remove } }),
  };
}

function tagsIn({ operation }: TaggingEntry): readonly Tag[] {
  return [...(operation.add?.tags ?? []), ...(operation.remove?.tags ?? [])];
}
