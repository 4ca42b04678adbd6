import { groupInOrder } from "./group-in-order.ts";
import { DEFAULT_FIELDS } from "../operation/default-fields.ts";
import { distinctOperations } from "../operation/distinct-operations.ts";
import { foldField, type SettingEntry } from "../operation/fold-field.ts";
import { foldNote, noteToSet } from "../operation/fold-note.ts";
import { foldTags, type TaggingEntry } from "../operation/fold-tags.ts";
import { foldTrashed } from "../operation/fold-trashed.ts";
import { type HistoryEntry, historyOf } from "../operation/history.ts";
import type { ChangeKind, HighlightFields, Operation } from "../operation/operation.ts";
import type { Tag } from "../tag/tag.ts";

/** What all operations on one thing together say, whatever kind of thing it is: a highlight, an article's own marks, a tag. */
export interface EntityState {
  readonly kind: ChangeKind;
  readonly id: string;
  /** Each field that has a value. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly tags: readonly Tag[];
  /** It lies in the trash, or was deleted for good. */
  readonly isTrashed: boolean;
}

/** Without these a thing is not there yet: the operation that makes it has not arrived. */
const MAKING_FIELDS: { readonly [Kind in ChangeKind]?: readonly string[] } = {
  highlight: ["contentHash", "position", "quote"],
  "saved-search": ["name", "query"],
};

/** Where an imported highlight came from changes nothing that a person sees. */
const UNSEEN: ReadonlySet<string> = new Set(["origin"]);

/**
 * @param operations  all of an article, or of the library
 * @param articleIds  of the article and its twins, which are one thing, named by the first
 * @returns by kind and id; the reader's place in the text is none
 */
export function entityStates(
  operations: readonly Operation[],
  articleIds: readonly string[],
): ReadonlyMap<string, EntityState> {
  const byEntity = groupInOrder(distinctOperations(operations), ({ operation }) =>
    entityKey(operation, articleIds),
  );
  const states = new Map<string, EntityState>();
  for (const [key, onEntity] of byEntity) {
    const [first] = onEntity;
    if (first === undefined || first.operation.kind === "position") continue;
    const { kind } = first.operation;
    const id = key.slice(kind.length + 1);
    const state = entityState(kind, id, historyOf(onEntity));
    if (state !== undefined) states.set(key, state);
  }
  return states;
}

export function entityKey(
  { kind, id }: Pick<Operation, "kind" | "id">,
  articleIds: readonly string[],
): string {
  const isArticle = (kind === "article" || kind === "position") && articleIds.includes(id);
  return `${kind} ${isArticle ? (articleIds[0] ?? id) : id}`;
}

interface AnyFields extends Readonly<Record<string, unknown>> {
  readonly note?: HighlightFields["note"];
  readonly trashed?: boolean | undefined;
  readonly purged?: boolean | undefined;
}

function entityState(
  kind: ChangeKind,
  id: string,
  entries: readonly HistoryEntry[],
): EntityState | undefined {
  // Fields of any kind of thing; those named above mean the same wherever they occur.
  const history: readonly SettingEntry<AnyFields>[] = entries;
  const tagging: readonly TaggingEntry[] = entries;
  const names = new Set(history.flatMap(({ operation }) => Object.keys(operation.set ?? {})));
  if (MAKING_FIELDS[kind]?.some((name) => !names.has(name)) === true) return undefined;
  const defaults: Readonly<Record<string, unknown>> = DEFAULT_FIELDS[kind];
  const { trashed, purged } = foldTrashed(history);
  const fields = new Map<string, unknown>(Object.entries(defaults));
  for (const name of names) {
    const value = foldField(history, name);
    if (value !== undefined && !UNSEEN.has(name)) fields.set(name, value);
  }
  if (fields.has("note")) fields.set("note", noteToSet(foldNote(history)));
  if (fields.has("trashed")) fields.set("trashed", trashed);
  if (fields.has("purged")) fields.set("purged", purged);
  return { kind, id, fields, tags: foldTags(tagging), isTrashed: trashed };
}

/**
 * @returns the fields that differ, "tags" among them; not "purged": nothing is ever deleted for good by being made what it was, and what
 * is out of the trash is not deleted
 */
export function differingFields(one: EntityState, other: EntityState): readonly string[] {
  const names = new Set([...one.fields.keys(), ...other.fields.keys()]);
  names.delete("purged");
  const differing = [...names].filter(
    (name) => JSON.stringify(one.fields.get(name)) !== JSON.stringify(other.fields.get(name)),
  );
  return JSON.stringify(one.tags) === JSON.stringify(other.tags)
    ? differing
    : [...differing, "tags"];
}
