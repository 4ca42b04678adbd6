import type { Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parseFragment,
} from "parse5";

type Parent = DefaultTreeAdapterTypes.ParentNode;

/** Browsers flatten at 512; what is nested deeper here was made to break parsers, not to be read. */
const MAX_DEPTH = 256;

/** Parses HTML as browsers parse what is put into a `<div>`. Nothing is judged yet: only `sanitise` makes it safe. */
export function parseHtml(html: string): Root {
  const container = defaultTreeAdapter.createElement("div", names.NS.HTML, []);
  return treeOfFragment(parseFragment(container, html, { scriptingEnabled: false }));
}

/** @param fragment  is changed where it is too deep */
export function treeOfFragment(fragment: DefaultTreeAdapterTypes.DocumentFragment): Root {
  flattenBelow(fragment, MAX_DEPTH);
  const tree = fromParse5(fragment);
  if (tree.type !== "root") throw new Error(`a fragment became a ${tree.type}`);
  return tree;
}

/** Puts the text of what lies deeper in the place of the elements there. Iterative: the depth is the attacker's. */
function flattenBelow(root: Parent, maxDepth: number): void {
  const waiting: { readonly parent: Parent; readonly depth: number }[] = [
    { parent: root, depth: 0 },
  ];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { parent, depth } = next;
    // A copy: what is flattened is replaced in the list itself.
    for (const child of parent.childNodes.slice()) {
      if (!("childNodes" in child)) continue;
      // What stands in a template is seen by nobody, and is as deep as its maker liked.
      if ("content" in child) child.content.childNodes = [];
      if (depth < maxDepth) waiting.push({ parent: child, depth: depth + 1 });
      else replaceByText(child);
    }
  }
}

function replaceByText(element: DefaultTreeAdapterTypes.Element): void {
  const texts: string[] = [];
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [element];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (defaultTreeAdapter.isTextNode(node)) texts.push(node.value);
    else if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
  const text = defaultTreeAdapter.createTextNode(texts.join(" "));
  if (element.parentNode !== null)
    defaultTreeAdapter.insertBefore(element.parentNode, text, element);
  defaultTreeAdapter.detachNode(element);
}
