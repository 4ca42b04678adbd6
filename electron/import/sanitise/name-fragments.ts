import type { Element, ElementContent, Root } from "hast";

/** Keeps the ids of an article apart from names that mean something to a page; sanitisers know it by this name. */
const PREFIX = "user-content-";

/**
 * Gives every id the prefix and leaves it to the first element that has it; links to fragments follow. A second pass changes
 * nothing.
 */
export function nameFragments(root: Root): Root {
  const taken = new Set<string>();

  function named(element: Element): Element {
    const properties = { ...element.properties };
    const { id, href } = properties;
    if (typeof id === "string") {
      const name = prefixed(id);
      if (taken.has(name)) delete properties["id"];
      else properties["id"] = name;
      taken.add(name);
    }
    if (typeof href === "string" && href.startsWith("#")) {
      properties["href"] = `#${prefixed(href.slice(1))}`;
    }
    return { ...element, properties, children: element.children.map(visit) };
  }

  function visit<Node extends ElementContent>(node: Node): Node | Element {
    return node.type === "element" ? named(node) : node;
  }

  return {
    type: "root",
    children: root.children.map((node) => (node.type === "element" ? named(node) : node)),
  };
}

function prefixed(name: string): string {
  return name.startsWith(PREFIX) ? name : PREFIX + name;
}
