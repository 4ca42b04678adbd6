import { type HybridTime, type Operation, operationRef } from "#core/operation/operation.js";
import type { WriterId } from "#core/identity/ids.js";
import type { LoggedOperation } from "./parse-log.ts";
import type { LogEnd } from "./writer-memory.ts";

/** What all logs of one article, or of the library, say together. */
export interface UnitedLog {
  /** Each once. Two different ones may have one name, after a writer id was cloned; both are here. */
  readonly operations: readonly Operation[];
  /** Names that stand for several operations. */
  readonly forked: readonly string[];
  /** The latest time in any log. */
  readonly latest: HybridTime | undefined;
}

/** Any order, duplication or splitting over files gives the same set: identity is writer, number and content. */
export function uniteLogs(logs: readonly (readonly LoggedOperation[])[]): UnitedLog {
  const operations: Operation[] = [];
  const contents = new Set<string>();
  const names = new Set<string>();
  const forked = new Set<string>();
  let latest: HybridTime | undefined;
  for (const { operation, checksum } of logs.flat()) {
    const content = operationRef(operation, checksum);
    if (contents.has(content)) continue;
    contents.add(content);
    const name = operationRef(operation);
    if (names.has(name)) forked.add(name);
    names.add(name);
    operations.push(operation);
    if (latest === undefined || operation.t > latest) latest = operation.t;
  }
  return { operations, forked: [...forked], latest };
}

/** Where a writer's operations end: the highest number, and the checksum of that line. */
export function endOf(
  writer: WriterId,
  logs: readonly (readonly LoggedOperation[])[],
): LogEnd | undefined {
  let end: LogEnd | undefined;
  for (const { operation, checksum } of logs.flat()) {
    if (operation.w === writer && operation.n >= (end?.n ?? 1)) end = { n: operation.n, checksum };
  }
  return end;
}
