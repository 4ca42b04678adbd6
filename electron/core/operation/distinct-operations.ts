import { compareText } from "../compare-text.ts";
import { checksumOf, encodeOperation } from "./encode-line.ts";
import { type Operation, type OperationRef, operationRef } from "./operation.ts";

/** An operation among others, each there once. */
export interface DistinctOperation<One extends Operation = Operation> {
  readonly operation: One;
  /** Names this operation and no other. */
  readonly ref: OperationRef;
  /** Another operation has the same writer and number, since a writer id was cloned; nothing tells which one was seen. */
  readonly isForked: boolean;
}

/**
 * Unites the operations from all logs of one article (or of the library), however often each was read.
 * @returns in canonical order, whatever the order of reading: by time, then writer, then number
 */
export function distinctOperations(operations: readonly Operation[]): DistinctOperation[] {
  const byNumber = new Map<OperationRef, [Operation, ...Operation[]]>();
  for (const operation of operations) {
    const ref = operationRef(operation);
    const namesakes = byNumber.get(ref);
    if (namesakes === undefined) byNumber.set(ref, [operation]);
    else namesakes.push(operation);
  }
  const distinct: DistinctOperation[] = [];
  for (const [ref, namesakes] of byNumber) distinct.push(...tellApart(ref, namesakes));
  return distinct.toSorted(inCanonicalOrder);
}

function tellApart(
  ref: OperationRef,
  namesakes: readonly [Operation, ...Operation[]],
): DistinctOperation[] {
  const [operation] = namesakes;
  if (namesakes.length === 1) return [{ operation, ref, isForked: false }];
  const byLine = new Map(namesakes.map((namesake) => [encodeOperation(namesake), namesake]));
  if (byLine.size === 1) return [{ operation, ref, isForked: false }];
  return Array.from(byLine.values(), (namesake) => ({
    operation: namesake,
    ref: operationRef(namesake, checksumOf(namesake)),
    isForked: true,
  }));
}

function inCanonicalOrder(one: DistinctOperation, other: DistinctOperation): number {
  return (
    compareText(one.operation.t, other.operation.t) ||
    compareText(one.operation.w, other.operation.w) ||
    one.operation.n - other.operation.n ||
    compareText(one.ref, other.ref)
  );
}
