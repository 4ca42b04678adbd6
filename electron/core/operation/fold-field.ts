import { latestOf } from "./happened-before.ts";
import type { Standing } from "./history.ts";
import type { Operation, OperationRef } from "./operation.ts";

/** An entry of a history, seen as what it sets. */
export interface SettingEntry<Fields> extends Standing {
  readonly ref: OperationRef;
  readonly operation: Pick<Operation, "t" | "at" | "action"> & {
    readonly set?: Fields | undefined;
  };
}

/**
 * The value of a field that holds one: what the latest operation set; of several that had not seen each other, the one of
 * later time, then of larger writer.
 * @returns undefined when no operation set it
 */
export function foldField<Fields extends object, Name extends keyof Fields>(
  history: readonly SettingEntry<Fields>[],
  name: Name,
): Exclude<Fields[Name], undefined> | undefined {
  const value = latestSetters(history, name).at(-1)?.operation.set?.[name];
  // Undefined is left out of the type by the return type alone.
  return value as Exclude<Fields[Name], undefined> | undefined;
}

/** @returns the operations that set a field and were not seen by another that did, in canonical order */
export function latestSetters<Fields extends object>(
  history: readonly SettingEntry<Fields>[],
  name: keyof Fields,
): readonly SettingEntry<Fields>[] {
  return latestOf(history.filter(({ operation }) => operation.set?.[name] !== undefined));
}
