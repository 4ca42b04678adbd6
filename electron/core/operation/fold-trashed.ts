import { latestSetters, type SettingEntry } from "./fold-field.ts";
import type { TaggingEntry } from "./fold-tags.ts";
import { happenedBefore } from "./happened-before.ts";
import { writtenAt } from "./hybrid-clock.ts";

interface TrashingFields {
  readonly trashed?: boolean | undefined;
  /** Only where the entity can be deleted for good. */
  readonly purged?: boolean | undefined;
}
/** Tags only where the entity can have some. */
type TrashingEntry = SettingEntry<TrashingFields> & {
  readonly operation: Partial<TaggingEntry["operation"]>;
};

/** Whether an entity lies in the trash, or was even taken out of there for good. */
export interface Trashing {
  readonly trashed: boolean;
  /** ISO 8601, UTC: since when; null outside the trash. */
  readonly trashedAt: string | null;
  /** Trashed on one device while edited on another: the edit won. */
  readonly restored: boolean;
  /** Then it is `trashed`, too. */
  readonly purged: boolean;
}

const NOT_TRASHED: Trashing = { trashed: false, trashedAt: null, restored: false, purged: false };

/**
 * Whether an entity lies in the trash. An edit made without knowing of the trashing wins over it: nothing typed disappears. The
 * same goes for deleting it for good.
 */
export function foldTrashed(history: readonly TrashingEntry[]): Trashing {
  const trashings = latestSetters(history, "trashed").filter(
    ({ operation }) => operation.set?.trashed === true,
  );
  if (trashings.length === 0) return NOT_TRASHED;
  const edits = history.filter(isEdit);
  const standing = trashings.filter((trashing) =>
    edits.every(
      (edit) =>
        edit === trashing || happenedBefore(edit, trashing) || happenedBefore(trashing, edit),
    ),
  );
  const [first] = standing;
  if (first === undefined) return { ...NOT_TRASHED, restored: true };
  return {
    trashed: true,
    trashedAt: writtenAt(first.operation),
    restored: false,
    purged: standing.some(({ operation }) => operation.set?.purged === true),
  };
}

/** Anything that says the entity is wanted: a field other than those of the trash, a tag, or taking it out of the trash. */
function isEdit({ operation }: TrashingEntry): boolean {
  const { trashed, purged: _, ...others } = operation.set ?? {};
  return (
    trashed === false ||
    Object.values(others).some((value) => value !== undefined) ||
    (operation.add?.tags.length ?? 0) > 0 ||
    (operation.remove?.tags.length ?? 0) > 0
  );
}
