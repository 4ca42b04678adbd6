import { latestSetters, type SettingEntry } from "./fold-field.ts";
import type { TaggingEntry } from "./fold-tags.ts";
import { happenedBefore } from "./happened-before.ts";

interface TrashingFields {
  readonly trashed?: boolean | undefined;
}
/** Tags only where the entity can have some. */
type TrashingEntry = SettingEntry<TrashingFields> & {
  readonly operation: Partial<TaggingEntry["operation"]>;
};

/**
 * Whether an entity lies in the trash. An edit made without knowing of the trashing wins over it: nothing typed disappears.
 * @returns `restored` when an edit won
 */
export function foldTrashed(history: readonly TrashingEntry[]): {
  readonly trashed: boolean;
  readonly restored: boolean;
} {
  const trashings = latestSetters(history, "trashed").filter(
    ({ operation }) => operation.set?.trashed === true,
  );
  if (trashings.length === 0) return { trashed: false, restored: false };
  const edits = history.filter(isEdit);
  const trashed = trashings.some((trashing) =>
    edits.every(
      (edit) =>
        edit === trashing || happenedBefore(edit, trashing) || happenedBefore(trashing, edit),
    ),
  );
  return { trashed, restored: !trashed };
}

/** Anything that says the entity is wanted: a field other than `trashed`, a tag, or taking it out of the trash. */
function isEdit({ operation }: TrashingEntry): boolean {
  const { trashed, ...others } = operation.set ?? {};
  return (
    trashed === false ||
    Object.values(others).some((value) => value !== undefined) ||
    (operation.add?.tags.length ?? 0) > 0 ||
    (operation.remove?.tags.length ?? 0) > 0
  );
}
