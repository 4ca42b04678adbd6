import type { Element, ElementContent, Properties, Root, RootContent } from "hast";
import { INLINE_ELEMENTS } from "./allow-list.ts";
import { cleanInline, tidyRun, wrapIn } from "./clean-inline.ts";
import { isBlank, readableText } from "./readable-text.ts";
import { arrangeDefinitions, arrangeList, arrangeTable } from "./arrange-parts.ts";

const INLINE: ReadonlySet<string> = new Set(INLINE_ELEMENTS);
const HEADING = /^h[1-6]$/;

/** Text that stands in a block beside other blocks, not yet inside one of its own. */
interface BareRun {
  readonly kind: "bare";
  readonly content: readonly ElementContent[];
}
type Piece = BareRun | { readonly kind: "block"; readonly element: Element };

/** What a run of text becomes: a paragraph, a heading, or nothing yet. */
type Leaf = { readonly tagName: string; properties: Properties } | undefined;

/** What a block stands in. */
interface Surroundings {
  /** Inline elements to be put around each run of text, the first outermost. */
  readonly wrappers: readonly Element[];
  /** Blocks that hold blocks around it. */
  readonly depth: number;
}

// Quotes in lists in tables: nobody reads deeper ones. With four elements for each it stays below what parsers flatten.
const MAX_DEPTH = 40;

/**
 * Brings allowed elements into one strict form in which each parser sees the same tree: blocks hold blocks or text, text holds
 * inline elements only, lists hold items and tables rows. Whatever does not fit is taken apart, its text kept.
 * @param root  of the allow-list's elements only
 */
export function arrangeBlocks(root: Root): Root {
  return { type: "root", children: blocksIn(root.children, { wrappers: [], depth: 0 }) };
}

/** Blocks alone: bare text becomes paragraphs. */
function blocksIn(nodes: readonly RootContent[], around: Surroundings): Element[] {
  return piecesOf(nodes, around).map((piece) =>
    piece.kind === "block" ? piece.element : paragraph(piece.content),
  );
}

/** As in list items and cells: text stays bare when it is all there is, or stands before the blocks. */
function contentIn(nodes: readonly RootContent[], around: Surroundings): ElementContent[] {
  const pieces = piecesOf(nodes, around);
  const isOneRunFirst = pieces.findLastIndex(({ kind }) => kind === "bare") === 0;
  return pieces.flatMap((piece) => {
    if (piece.kind === "block") return [piece.element];
    return isOneRunFirst ? piece.content : [paragraph(piece.content)];
  });
}

function paragraph(content: readonly ElementContent[]): Element {
  return { type: "element", tagName: "p", properties: {}, children: [...content] };
}

function piecesOf(
  nodes: readonly RootContent[],
  { wrappers, depth }: Surroundings,
): readonly Piece[] {
  const pieces: Piece[] = [];
  let run: ElementContent[] = [];

  function endRun(leaf: Leaf): void {
    const content = tidyRun(run);
    run = [];
    if (content.length === 0) return;
    if (leaf === undefined) pieces.push({ kind: "bare", content });
    else {
      pieces.push({ kind: "block", element: { type: "element", ...leaf, children: content } });
      // What of it follows a block inside it is another element.
      leaf.properties = withoutId(leaf.properties);
    }
  }

  function visit(node: RootContent, inside: readonly Element[], leaf: Leaf): void {
    if (node.type === "text") run.push(...wrapIn(inside, [node]));
    if (node.type !== "element") return;
    if (INLINE.has(node.tagName)) {
      if (!holdsBlock(node)) run.push(...wrapIn(inside, cleanInline(node, inside)));
      else for (const child of node.children) visit(child, [...inside, shellOf(node)], leaf);
      return;
    }
    endRun(leaf);
    const block = arrangeBlock(node, { wrappers: inside, depth: depth + 1 });
    if (block === "dissolve") {
      const inner = leafOf(node, leaf);
      for (const child of node.children) visit(child, inside, inner);
      endRun(inner);
    } else if (block !== undefined) pieces.push({ kind: "block", element: block });
  }

  for (const node of nodes) visit(node, wrappers, undefined);
  endRun(undefined);
  return pieces;
}

/** A heading outweighs a paragraph inside it; other containers leave the matter as it is. */
function leafOf({ tagName, properties }: Element, around: Leaf): Leaf {
  if (HEADING.test(tagName)) return { tagName, properties };
  if (tagName === "p" && around === undefined) return { tagName, properties };
  return around;
}

/** @returns undefined when nothing of it is left; "dissolve" when its content stands for itself */
function arrangeBlock(node: Element, around: Surroundings): Element | "dissolve" | undefined {
  const { tagName, properties } = node;
  const arrange = (content: readonly RootContent[]) => contentIn(content, around);
  if (tagName === "hr") return { type: "element", tagName, properties, children: [] };
  if (tagName === "pre") return arrangeCode(node);
  if (around.depth > MAX_DEPTH) return "dissolve";
  switch (tagName) {
    case "ul":
    case "ol":
      return arrangeList(node, arrange);
    case "dl":
      return arrangeDefinitions(node, arrange);
    case "table":
      return arrangeTable(node, arrange);
    case "blockquote":
      return filled(node, blocksIn(node.children, around));
    case "figure":
    case "figcaption":
      return filled(node, arrange(node.children));
    default:
      // Paragraphs and headings, containers, and items or cells that stand outside their list or table.
      return "dissolve";
  }
}

function filled(node: Element, children: ElementContent[]): Element | undefined {
  return children.length === 0 ? undefined : { ...node, children };
}

/** Code is its text alone; a newline at its end would be doubled by the separator. */
function arrangeCode(node: Element): Element | undefined {
  const text = readableText(textOf(node));
  let end = text.length;
  while (text[end - 1] === "\n") end -= 1;
  const value = text.slice(0, end);
  if (isBlank(value)) return undefined;
  const isCode = node.children.some(
    (child) => child.type === "element" && child.tagName === "code",
  );
  const code: ElementContent = { type: "text", value };
  const inner: ElementContent = isCode
    ? { type: "element", tagName: "code", properties: {}, children: [code] }
    : code;
  return { ...node, children: [inner] };
}

function textOf(node: ElementContent): string {
  if (node.type === "text") return node.value;
  if (node.type !== "element") return "";
  return node.tagName === "br" ? "\n" : node.children.map((child) => textOf(child)).join("");
}

/** An inline element without its content, to be put around the text of each block inside it. An id is for one only. */
function shellOf(node: Element): Element {
  return { ...node, properties: withoutId(node.properties), children: [] };
}

function withoutId({ id: _, ...properties }: Properties): Properties {
  return properties;
}

const holdsBlockByElement = new WeakMap<Element, boolean>();

/** Remembered for each element: asked at every level, it would cost the depth times the size. */
function holdsBlock(node: Element): boolean {
  // A formula is one thing, whatever stands in it.
  if (node.tagName === "math") return false;
  const known = holdsBlockByElement.get(node);
  if (known !== undefined) return known;
  const answer = node.children.some(
    (child) => child.type === "element" && (!INLINE.has(child.tagName) || holdsBlock(child)),
  );
  holdsBlockByElement.set(node, answer);
  return answer;
}
