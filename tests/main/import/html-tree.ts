import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter,
  html as names,
  parseFragment,
} from "parse5";

type Node = DefaultTreeAdapterTypes.ChildNode;

/** Parses as a browser parses what is put into a `<div>`. */
export function parsed(html: string): DefaultTreeAdapterTypes.DocumentFragment {
  return parseFragment(defaultTreeAdapter.createElement("div", names.NS.HTML, []), html, {});
}

/** What `textContent` gives in a browser. */
export function textContentOf(html: string): string {
  const texts: string[] = [];
  walk(parsed(html), (node) => {
    if (defaultTreeAdapter.isTextNode(node)) texts.push(node.value);
  });
  return texts.join("");
}

/** Every element with its attributes, `name=value`. */
export function elementsOf(
  html: string,
): { readonly name: string; readonly attributes: readonly string[] }[] {
  const elements: { name: string; attributes: string[] }[] = [];
  walk(parsed(html), (node) => {
    if (!defaultTreeAdapter.isElementNode(node)) return;
    elements.push({
      name: node.tagName,
      attributes: node.attrs.map(({ name, value }) => `${name}=${value}`),
    });
  });
  return elements;
}

/** In document order and without recursion, so that depth cannot break a test. */
function walk(root: DefaultTreeAdapterTypes.ParentNode, visit: (node: Node) => void): void {
  const waiting: Node[] = root.childNodes.toReversed();
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    visit(node);
    if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
}
