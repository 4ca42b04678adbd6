import type { Span } from "#core/anchor/selectors.js";

/** A place between two code units of a text node. */
export interface TextPoint {
  readonly node: Text;
  /** UTF-16 code units from the start of the node. */
  readonly offset: number;
}

/** The article's canonical text, and the way between its offsets and the nodes that a browser shows. */
export interface OffsetIndex {
  /** The concatenation of all text nodes under the root: offsets count its UTF-16 code units. */
  readonly text: string;
  /** The point just before the code unit at `offset`; at the very end, the point after the last one. */
  pointBefore(offset: number): TextPoint | undefined;
  /** The point just after the code unit before `offset`; at 0, the point before the first one. */
  pointAfter(offset: number): TextPoint | undefined;
  /** Any boundary point of the document, as the offset of the next code unit at or after it. */
  offsetOf(node: Node, offset: number): number;
  /** A live range over the span, or undefined when it is empty or reaches beyond the text. */
  rangeFor(span: Span): Range | undefined;
}

/**
 * Reads the text nodes under a root once. The root's text must not change afterwards.
 * Cost: one walk over the nodes; then a binary search, or a look-up, for each question.
 */
export function indexOffsets(root: Element): OffsetIndex {
  const { nodes, starts, text } = readTextNodes(root);
  const numbers = new Map<Node, number>(nodes.map((node, number) => [node, number]));

  function pointIn(number: number, offset: number): TextPoint | undefined {
    const node = nodes[number];
    const start = starts[number];
    if (node === undefined || start === undefined) return undefined;
    return { node, offset: offset - start };
  }

  function pointBefore(offset: number): TextPoint | undefined {
    if (offset < 0 || offset > text.length) return undefined;
    return pointIn(lastAtOrBefore(starts, offset), offset);
  }

  function pointAfter(offset: number): TextPoint | undefined {
    if (offset < 0 || offset > text.length) return undefined;
    return pointIn(lastAtOrBefore(starts, Math.max(0, offset - 1)), offset);
  }

  function offsetOf(node: Node, offset: number): number {
    const number = numbers.get(node);
    if (number !== undefined) return (starts[number] ?? 0) + offset;
    const next = nextTextNode(root, node, offset);
    if (typeof next === "string") return next === "before" ? 0 : text.length;
    return starts[numbers.get(next) ?? nodes.length] ?? text.length;
  }

  function rangeFor(span: Span): Range | undefined {
    const from = pointBefore(span.start);
    const to = pointAfter(span.end);
    if (from === undefined || to === undefined || span.end <= span.start) return undefined;
    const range = root.ownerDocument.createRange();
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  return { text, pointBefore, pointAfter, offsetOf, rangeFor };
}

interface TextNodes {
  /** Those that hold text, in reading order. */
  readonly nodes: readonly Text[];
  /** Offset of each node's first code unit. */
  readonly starts: Uint32Array;
  readonly text: string;
}

function readTextNodes(root: Element): TextNodes {
  const nodes = [...textNodesFrom(root)];
  const starts = new Uint32Array(nodes.length);
  let next = 0;
  for (const [number, { data }] of nodes.entries()) {
    starts[number] = next;
    next += data.length;
  }
  return { nodes, starts, text: nodes.map(({ data }) => data).join("") };
}

/** Text nodes under the root that are not empty, in reading order; those after `from` where it is given. */
function* textNodesFrom(root: Element, from?: Node): Generator<Text> {
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  if (from !== undefined) walker.currentNode = from;
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    // The walker shows text nodes only.
    const textNode = node as Text;
    if (textNode.data !== "") yield textNode;
  }
}

/** @returns the first text node at or behind a boundary point, or on which side of the root's text the point lies */
function nextTextNode(root: Element, node: Node, offset: number): Text | "before" | "after" {
  const child = node.childNodes[offset];
  if (!root.contains(node)) {
    const relation = (child ?? node).compareDocumentPosition(root);
    const isAround = (relation & Node.DOCUMENT_POSITION_CONTAINED_BY) !== 0;
    const isRootNext = child === root || (relation & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return isRootNext && !(isAround && child === undefined) ? "before" : "after";
  }
  if (child?.nodeType === Node.TEXT_NODE && child.textContent !== "") {
    // Just seen by its type.
    return child as Text;
  }
  for (const textNode of textNodesFrom(root, child ?? lastWithin(node))) return textNode;
  return "after";
}

function lastWithin(node: Node): Node {
  let last = node;
  while (last.lastChild !== null) last = last.lastChild;
  return last;
}

/** @param starts  ascending, the first of them 0 */
function lastAtOrBefore(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low - 1;
}
