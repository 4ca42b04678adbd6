import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html as names } from "parse5";

type Fragment = DefaultTreeAdapterTypes.DocumentFragment;
type ParentNode = DefaultTreeAdapterTypes.ParentNode;

/** A node of the document that extraction works on; Node knows no types of a browser's DOM. */
export interface PageNode {
  readonly nodeType: number;
  /** Of text. */
  readonly data?: string;
  /** Of an element. */
  readonly localName?: string;
  readonly attributes?: Iterable<{ readonly name: string; readonly value: string }>;
  readonly childNodes: Iterable<PageNode>;
}

const ELEMENT = 1;
const TEXT = 3;

/** What a parser reads by rules of its own. */
const READ_BY_OTHER_RULES: ReadonlySet<string> = new Set(
  `frame frameset iframe image input keygen listing math noembed noframes noscript optgroup option param
   plaintext script select style svg template textarea title xmp`.split(/\s+/),
);

/**
 * An element's content as the parser would give it that reads its HTML, without writing and reading that.
 * @returns undefined where only parsing tells what it would be
 */
export function fragmentOf(element: PageNode): Fragment | undefined {
  const fragment = defaultTreeAdapter.createDocumentFragment();
  return addContent(fragment, element) ? fragment : undefined;
}

/** @returns whether it could be told */
function addContent(target: ParentNode, source: PageNode): boolean {
  for (const node of source.childNodes) {
    if (node.nodeType === TEXT) defaultTreeAdapter.insertText(target, textOf(target, node));
    if (node.nodeType !== ELEMENT) continue;
    const name = node.localName ?? "";
    if (READ_BY_OTHER_RULES.has(name)) return false;
    const child = defaultTreeAdapter.createElement(name, names.NS.HTML, attributesOf(node));
    defaultTreeAdapter.appendChild(target, child);
    if (!addContent(child, node)) return false;
  }
  return true;
}

function textOf(target: ParentNode, { data = "" }: PageNode): string {
  const text = data.includes("\r") ? data.replaceAll(/\r\n?/g, "\n") : data;
  const isFirstOfCode = target.nodeName === "pre" && target.childNodes.length === 0;
  return isFirstOfCode && text.startsWith("\n") ? text.slice(1) : text;
}

function attributesOf({ attributes = [] }: PageNode): { name: string; value: string }[] {
  const known = new Map<string, string>();
  for (const { name, value } of attributes) {
    const lower = name.toLowerCase();
    if (!known.has(lower)) known.set(lower, value);
  }
  return Array.from(known, ([name, value]) => ({ name, value }));
}
