import { DEFAULT_FIELDS } from "../operation/default-fields.ts";
import type { ChangeKind } from "../operation/operation.ts";
import { differingFields, type EntityState } from "./entity-state.ts";

/** `gone`: it was there then, and is lost or in the trash now. `purged`: its text was deleted for good and cannot come back. */
export type DifferenceKind = "gone" | "changed" | "added" | "purged";

/** What is another now than in a snapshot. */
export interface EntityDifference {
  readonly difference: DifferenceKind;
  /** `<kind> <id>` */
  readonly key: string;
  readonly before: EntityState | undefined;
  readonly now: EntityState | undefined;
  /** The fields that differ, where it is there both then and now. */
  readonly fields: readonly string[];
}

/** These are always there, whether or not somebody has said anything of them. */
const ALWAYS_THERE: ReadonlySet<ChangeKind> = new Set(["article", "tag", "color-name"]);

/** @returns by key, so that the same states give the same list */
export function compareStates(
  before: ReadonlyMap<string, EntityState>,
  now: ReadonlyMap<string, EntityState>,
): readonly EntityDifference[] {
  const keys = [...new Set([...before.keys(), ...now.keys()])].toSorted();
  return keys.flatMap((key) => {
    const [earlier, later] = [before.get(key), now.get(key)];
    const either = earlier ?? later;
    const found =
      either !== undefined && ALWAYS_THERE.has(either.kind)
        ? compareLasting(earlier ?? unsaid(either), later ?? unsaid(either))
        : compareMade(earlier, later);
    return found === undefined ? [] : [{ key, ...found }];
  });
}

type Found = Omit<EntityDifference, "key">;

function compareLasting(before: EntityState, now: EntityState): Found | undefined {
  const fields = differingFields(before, now);
  if (fields.length === 0) return undefined;
  const isGone = before.kind === "article" && now.isTrashed && !before.isTrashed;
  const isPurged = now.fields.get("purged") === true;
  const difference = isGone ? (isPurged ? "purged" : "gone") : "changed";
  return { difference, before, now, fields };
}

function compareMade(
  before: EntityState | undefined,
  now: EntityState | undefined,
): Found | undefined {
  const wasThere = before !== undefined && !before.isTrashed;
  const isThere = now !== undefined && !now.isTrashed;
  // What lay in the trash before and is not known at all now was lost, too.
  const isLost = before !== undefined && now === undefined;
  if (isLost || (wasThere && !isThere)) return { difference: "gone", before, now, fields: [] };
  if (!wasThere && isThere) return { difference: "added", before, now, fields: [] };
  if (!wasThere || before === undefined || now === undefined) return undefined;
  const fields = differingFields(before, now);
  return fields.length === 0 ? undefined : { difference: "changed", before, now, fields };
}

function unsaid({ kind, id }: EntityState): EntityState {
  const fields = new Map<string, unknown>(Object.entries(DEFAULT_FIELDS[kind]));
  return { kind, id, fields, tags: [], isTrashed: false };
}
