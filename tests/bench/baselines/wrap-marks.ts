import type { Span } from "#core/anchor/selectors.js";
import type { Color } from "#core/annotation/color.js";

/** The span counts in the text of the root, or of one text node. */
interface Wrapped {
  readonly span: Span;
  readonly color: Color;
}

/**
 * Highlights by elements, as readers without the Custom Highlight API do. Each text node is cut up once, into a fragment
 * that replaces it, however many highlights it has: the browser hears of one change a node.
 * @param list  by start, none over another
 */
export function wrapMarks(root: Element, list: readonly Wrapped[]): void {
  const pieces = piecesByNode(root, list);
  for (const [node, wanted] of pieces) node.replaceWith(cutUp(node, wanted));
}

function piecesByNode(root: Element, list: readonly Wrapped[]): ReadonlyMap<Text, Wrapped[]> {
  const pieces = new Map<Text, Wrapped[]>();
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let nodeStart = 0;
  let next = 0;
  for (
    let node = walker.nextNode();
    node !== null && next < list.length;
    node = walker.nextNode()
  ) {
    // The walker shows text nodes only.
    const text = node as Text;
    const nodeEnd = nodeStart + text.data.length;
    for (let one = list[next]; one !== undefined && one.span.start < nodeEnd; one = list[next]) {
      const start = Math.max(0, one.span.start - nodeStart);
      const end = Math.min(one.span.end, nodeEnd) - nodeStart;
      if (end > start) {
        const known = pieces.get(text);
        const piece = { span: { start, end }, color: one.color };
        if (known === undefined) pieces.set(text, [piece]);
        else known.push(piece);
      }
      // One that goes on in the next node is looked at again there.
      if (one.span.end > nodeEnd) break;
      next += 1;
    }
    nodeStart = nodeEnd;
  }
  return pieces;
}

function cutUp({ data, ownerDocument }: Text, pieces: readonly Wrapped[]): DocumentFragment {
  const fragment = ownerDocument.createDocumentFragment();
  let done = 0;
  for (const { span, color } of pieces) {
    if (span.start > done) fragment.append(data.slice(done, span.start));
    const mark = makeMark(fragment, color);
    mark.append(data.slice(span.start, span.end));
    fragment.append(mark);
    done = span.end;
  }
  if (done < data.length) fragment.append(data.slice(done));
  return fragment;
}

/** @param place  says in which document */
export function makeMark(place: Range | DocumentFragment, color: Color): HTMLElement {
  const node = "startContainer" in place ? place.startContainer : place;
  const mark = (node.ownerDocument ?? document).createElement("mark");
  mark.style.background = `var(--fill-${color})`;
  return mark;
}
