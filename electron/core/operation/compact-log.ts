import { assertNever } from "../assert-never.ts";
import type { WriterId } from "../identity/ids.ts";
import type { OperationOn } from "./histories.ts";
import { writtenAt } from "./hybrid-clock.ts";
import { type Operation, type OperationRef, operationRef } from "./operation.ts";

/** However a log is compacted, all of this long is kept: undo, history, and every place that was read at. */
const KEPT_WHOLE_MS = 90 * 24 * 3_600_000;

/** "2026-11-22T09": of the places read at within one hour that is over long since, the last is kept. */
const HOUR_LENGTH = "2026-11-22T09".length;

type Position = OperationOn<"position">;

/**
 * Chooses what a log can do without. Only reading positions are ever left out, which come by themselves while somebody reads and
 * are most of a large log; everything that a person said is kept, whatever became of it.
 *
 * With what is left, and with anything that other writers said, whenever and in whatever part it arrives, all folds to what
 * it folded to before.
 * @param log  all that one writer said of one article, in any order
 * @param now  milliseconds since 1970
 * @returns some of them; none where a number stands for two operations, since then nothing tells which of them was seen
 */
export function dispensableOperations(
  log: readonly Operation[],
  now: number,
): ReadonlySet<Operation> {
  const dispensable = new Set<Operation>();
  const inOrder = byNumber(log);
  if (inOrder === undefined) return dispensable;
  const cutoff = new Date(now - KEPT_WHOLE_MS).toISOString();
  const lastOfHour = new Map<string, Position>();
  for (const operation of inOrder) {
    if (isMereReading(operation)) lastOfHour.set(hourOf(operation), operation);
  }
  const kept = new Entities();
  for (const operation of inOrder) {
    const standIn = isMereReading(operation) ? lastOfHour.get(hourOf(operation)) : undefined;
    if (
      isMereReading(operation) &&
      standIn !== undefined &&
      isOlder(operation, cutoff) &&
      kept.covers(operation) &&
      standsIn(standIn, operation)
    ) {
      dispensable.add(operation);
    } else kept.add(operation);
  }
  return dispensable;
}

/**
 * What an older copy of a log says that a newer one neither says nor makes dispensable: nothing, where the newer one was made
 * of it by leaving out what `dispensableOperations` names.
 * @param older,newer  all that one writer said of one article, in any order
 */
export function missedIn(
  newer: readonly Operation[],
  older: readonly Operation[],
  isSame: (one: Operation, other: Operation) => boolean,
): readonly Operation[] {
  const inOrder = byNumber(newer);
  if (inOrder === undefined) return older;
  const byName = new Map(newer.map((operation) => [operationRef(operation), operation]));
  const missed: Operation[] = [];
  const kept = new Entities();
  let next = 0;
  for (const operation of older.toSorted((one, other) => one.n - other.n)) {
    const namesake = byName.get(operationRef(operation));
    if (namesake !== undefined && isSame(namesake, operation)) continue;
    for (; (inOrder[next]?.n ?? Infinity) < operation.n; next += 1) {
      const earlier = inOrder[next];
      if (earlier !== undefined) kept.add(earlier);
    }
    const isDispensable =
      namesake === undefined &&
      isMereReading(operation) &&
      kept.covers(operation) &&
      inOrder.findLast((other) => isMereReading(other) && standsIn(other, operation)) !== undefined;
    if (!isDispensable) missed.push(operation);
  }
  return missed;
}

/** @returns undefined where one number stands for two operations */
function byNumber(log: readonly Operation[]): readonly Operation[] | undefined {
  const sorted = log.toSorted((one, other) => one.n - other.n);
  const isOneWriter = sorted.every(({ w, n }, index) => {
    const before = sorted[index - 1];
    return before === undefined || (before.w === w && before.n < n);
  });
  return isOneWriter ? sorted : undefined;
}

/** A position that nobody can take back, since it is no deed. */
function isMereReading(operation: Operation): operation is Position {
  switch (operation.kind) {
    case "position":
      return operation.action === undefined && operation.undoes === undefined;
    case "highlight":
    case "article":
    case "tag":
    case "saved-search":
    case "color-name":
      return false;
    default:
      return assertNever(operation);
  }
}

function hourOf(operation: Position): string {
  return `${operation.id} ${writtenAt(operation).slice(0, HOUR_LENGTH)}`;
}

/** By both its times: a clock that was put back for a while must not make something of yesterday look old. */
function isOlder(operation: Operation, cutoff: string): boolean {
  return operation.t < cutoff && writtenAt(operation) < cutoff;
}

/** Whether all that an operation sets is set by a later one that will not be taken back, and whose time is not earlier. */
function standsIn(later: Position, earlier: Position): boolean {
  return (
    later.id === earlier.id &&
    later.n > earlier.n &&
    later.t >= earlier.t &&
    Object.keys(earlier.set).every((name) => Object.hasOwn(later.set, name))
  );
}

/** What a writer's operations so far have said to have seen of each entity. */
class Entities {
  readonly #byEntity = new Map<string, Entity>();

  add(operation: Operation): void {
    const key = `${operation.kind} ${operation.id}`;
    const entity = this.#byEntity.get(key) ?? new Entity(operation);
    entity.add(operation);
    this.#byEntity.set(key, entity);
  }

  /**
   * Whether whoever has seen the operation has seen, through those before it, all that it had seen: then no chain of "seen" that
   * leads from one writer to another breaks without it. And whether it is not the first, which says since when its writer
   * has been there.
   */
  covers(operation: Operation): boolean {
    return this.#byEntity.get(`${operation.kind} ${operation.id}`)?.covers(operation) ?? false;
  }
}

class Entity {
  readonly #first: Operation;
  readonly #highest = new Map<WriterId, number>();
  readonly #forked = new Set<OperationRef>();

  constructor(first: Operation) {
    this.#first = first;
  }

  add({ after }: Operation): void {
    for (const ref of after) {
      const { writer, number, isForked } = partsOf(ref);
      if (isForked) this.#forked.add(ref);
      else if ((this.#highest.get(writer) ?? 0) < number) this.#highest.set(writer, number);
    }
  }

  covers({ w, n, t, after }: Operation): boolean {
    if (t < this.#first.t) return false;
    return after.every((ref) => {
      const { writer, number, isForked } = partsOf(ref);
      if (isForked) return this.#forked.has(ref);
      return writer === w ? number < n : (this.#highest.get(writer) ?? 0) >= number;
    });
  }
}

function partsOf(ref: OperationRef): {
  readonly writer: WriterId;
  readonly number: number;
  readonly isForked: boolean;
} {
  const [writer, number, crc] = ref.split(":");
  // The schema of references asks for a writer before the first colon.
  return { writer: writer as WriterId, number: Number(number), isForked: crc !== undefined };
}
