import type { WriterId } from "../identity/ids.ts";
import type { DistinctOperation } from "./distinct-operations.ts";
import { checksumOf } from "./encode-line.ts";
import type { Operation, OperationRef } from "./operation.ts";

/**
 * Where an operation stands among the others on its entity, and how much of them its writer had seen. A strand is a sequence
 * in which each has seen those before it: one writer's, or a forked operation alone.
 */
export interface Standing {
  readonly strand: number;
  /** Place in the strand: grows, from 1, perhaps with gaps. */
  readonly number: number;
  /** Per strand, the highest number that the writer had seen before this operation, itself or through others. */
  readonly seen: readonly number[];
}

export interface HistoryEntry<One extends Operation = Operation>
  extends DistinctOperation<One>, Standing {}

interface Node<One extends Operation> extends HistoryEntry<One> {
  readonly seen: number[];
  /** Place in canonical order. */
  readonly order: number;
  readonly followers: Node<One>[];
  waitingFor: number;
  isSettled: boolean;
}

interface Strand<One extends Operation> {
  /** By number. */
  readonly nodes: Node<One>[];
  /** How many of them are settled, from the front. */
  settled: number;
}

interface Strands<One extends Operation> {
  readonly all: readonly Strand<One>[];
  readonly ofWriter: ReadonlyMap<WriterId, number>;
  readonly ofForked: ReadonlyMap<OperationRef, number>;
}

/** Everything in a strand up to a number. */
interface Claim {
  readonly strand: number;
  readonly number: number;
}

/**
 * Works out who had seen whom: through `after`, through the writer's own earlier operations, and through all that those had
 * seen. What has not arrived counts as seen by its number. A circle, which only damage can make, is opened at the strand
 * that begins first: its next operation has not seen those that are still to come.
 * @param distinct  operations on one entity, in canonical order
 * @returns the same operations in the same order
 * Cost: operations times strands. Method: version vectors in topological order (Kahn 1962).
 */
export function historyOf<One extends Operation>(
  distinct: readonly DistinctOperation<One>[],
): readonly HistoryEntry<One>[] {
  const { nodes, strands } = layStrands(distinct);
  const claims = nodes.map((node) => claimsOf(node, strands));
  const ready = linkFollowers(nodes, claims, strands);
  for (let left = nodes.length; left > 0; left -= 1) {
    const node = ready.pop() ?? firstInCircle(strands);
    settle(node, claims[node.order] ?? [], strands);
    for (const follower of node.followers) {
      follower.waitingFor -= 1;
      if (follower.waitingFor === 0 && !follower.isSettled) ready.push(follower);
    }
  }
  return nodes;
}

function layStrands<One extends Operation>(
  distinct: readonly DistinctOperation<One>[],
): { nodes: readonly Node<One>[]; strands: Strands<One> } {
  const all: Strand<One>[] = [];
  const ofWriter = new Map<WriterId, number>();
  const ofForked = new Map<OperationRef, number>();
  const nodes = distinct.map((one, order) => {
    const { w, n } = one.operation;
    const known = one.isForked ? undefined : ofWriter.get(w);
    const strand = known ?? all.push({ nodes: [], settled: 0 }) - 1;
    if (one.isForked) ofForked.set(one.ref, strand);
    else ofWriter.set(w, strand);
    const node: Node<One> = {
      ...one,
      strand,
      number: one.isForked ? 1 : n,
      seen: [],
      order,
      followers: [],
      waitingFor: 0,
      isSettled: false,
    };
    all[strand]?.nodes.push(node);
    return node;
  });
  for (const { nodes: members } of all) members.sort((one, other) => one.number - other.number);
  return { nodes, strands: { all, ofWriter, ofForked } };
}

/** What an operation says of itself: it has seen its writer's earlier ones and those in `after`. */
function claimsOf<One extends Operation>(node: Node<One>, strands: Strands<One>): readonly Claim[] {
  const { w, n, after } = node.operation;
  const claims = after.map((ref) => claimOf(ref, strands));
  const own = strands.ofWriter.get(w);
  if (own !== undefined && n > 1) claims.push({ strand: own, number: n - 1 });
  return claims.filter((claim) => claim !== undefined);
}

/** @returns undefined when nothing of that writer has arrived, or when the name fits two operations */
function claimOf<One extends Operation>(
  ref: OperationRef,
  strands: Strands<One>,
): Claim | undefined {
  const forked = strands.ofForked.get(ref);
  if (forked !== undefined) return { strand: forked, number: 1 };
  const [w, n, crc] = ref.split(":");
  // The schema of references asks for a writer before the first colon.
  const strand = strands.ofWriter.get(w as WriterId);
  if (strand === undefined) return undefined;
  const number = Number(n);
  if (crc === undefined) return { strand, number };
  const namesake = latestUpTo(number, strands.all[strand]?.nodes ?? []);
  const isOther = namesake?.number === number && checksumOf(namesake.operation) !== crc;
  return { strand, number: isOther ? number - 1 : number };
}

/** Lets every node wait for the ones it claims. @returns the nodes that wait for none */
function linkFollowers<One extends Operation>(
  nodes: readonly Node<One>[],
  claims: readonly (readonly Claim[])[],
  strands: Strands<One>,
): Node<One>[] {
  for (const node of nodes) {
    for (const { strand, number } of claims[node.order] ?? []) {
      const claimed = latestUpTo(number, strands.all[strand]?.nodes ?? []);
      if (claimed === undefined) continue;
      claimed.followers.push(node);
      node.waitingFor += 1;
    }
  }
  return nodes.filter((node) => node.waitingFor === 0);
}

/** Within a strand the order always holds, so only the first unsettled one of each may go ahead. */
function firstInCircle<One extends Operation>(strands: Strands<One>): Node<One> {
  for (const { nodes, settled } of strands.all) {
    const next = nodes[settled];
    if (next !== undefined) return next;
  }
  throw new Error("every operation is settled already");
}

function settle<One extends Operation>(
  node: Node<One>,
  claims: readonly Claim[],
  strands: Strands<One>,
): void {
  const { seen } = node;
  for (let strand = 0; strand < strands.all.length; strand += 1) seen.push(0);
  for (const claim of claims) {
    const strand = strands.all[claim.strand];
    if (strand === undefined) continue;
    const unsettled = strand.nodes[strand.settled]?.number ?? Infinity;
    const number = Math.min(claim.number, unsettled - 1);
    raise(seen, claim.strand, number);
    latestUpTo(number, strand.nodes)?.seen.forEach((through, index) => raise(seen, index, through));
  }
  node.isSettled = true;
  const own = strands.all[node.strand];
  if (own !== undefined) own.settled += 1;
}

function raise(seen: number[], strand: number, number: number): void {
  if ((seen[strand] ?? 0) < number) seen[strand] = number;
}

/** Binary search; the nodes of a strand stand by number. */
function latestUpTo<One extends Operation>(
  number: number,
  nodes: readonly Node<One>[],
): Node<One> | undefined {
  let below = 0;
  let above = nodes.length;
  while (below < above) {
    const middle = (below + above) >> 1;
    if ((nodes[middle]?.number ?? Infinity) <= number) below = middle + 1;
    else above = middle;
  }
  return nodes[below - 1];
}
