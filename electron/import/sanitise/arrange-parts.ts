import type { Element, ElementContent, RootContent } from "hast";

/** Arranges what an item or a cell holds. */
type ArrangeContent = (nodes: readonly RootContent[]) => ElementContent[];

const ROW_GROUPS: readonly string[] = ["thead", "tbody", "tfoot"];
/** What holds the parts of a definition list together without meaning anything. */
const GROUP = "div";

/** A list of items alone; what stands between items becomes one. @returns undefined when there is none */
export function arrangeList(node: Element, arrange: ArrangeContent): Element | undefined {
  return filled(node, partsOf(node.children, ["li"], arrange));
}

/** Terms and definitions alone. @returns undefined when there is none */
export function arrangeDefinitions(node: Element, arrange: ArrangeContent): Element | undefined {
  const flat = node.children.flatMap((child) =>
    isElement(child, [GROUP]) ? child.children : [child],
  );
  return filled(node, partsOf(flat, ["dd", "dt"], arrange));
}

/** Caption and row groups of rows of cells alone. @returns undefined when there is no cell */
export function arrangeTable(node: Element, arrange: ArrangeContent): Element | undefined {
  const children: ElementContent[] = [];
  const caption = node.children.find((child) => isElement(child, ["caption"]));
  if (caption !== undefined) {
    const content = arrange(caption.children);
    if (content.length > 0) children.push({ ...caption, children: content });
  }
  const groups = node.children.filter((child) => isElement(child, ROW_GROUPS));
  const rowGroups = groups.flatMap((group) => filled(group, rowsOf(group.children, arrange)) ?? []);
  const looseRows = filled(element("tbody"), rowsOf(node.children, arrange));
  if (looseRows !== undefined) rowGroups.push(looseRows);
  return rowGroups.length === 0 ? undefined : { ...node, children: [...children, ...rowGroups] };
}

function rowsOf(nodes: readonly ElementContent[], arrange: ArrangeContent): Element[] {
  return nodes
    .filter((node) => isElement(node, ["tr"]))
    .flatMap((row) => {
      const cells = row.children.filter((cell) => isElement(cell, ["td", "th"]));
      return (
        filled(
          row,
          cells.map((cell) => ({ ...cell, children: arrange(cell.children) })),
        ) ?? []
      );
    });
}

/** The named parts in order; runs of anything else, where they hold something, become parts of the first name. */
function partsOf(
  nodes: readonly ElementContent[],
  names: readonly [string, ...string[]],
  arrange: ArrangeContent,
): Element[] {
  const parts: Element[] = [];
  let loose: ElementContent[] = [];
  function endLoose(): void {
    const content = arrange(loose);
    loose = [];
    if (content.length > 0) parts.push({ ...element(names[0]), children: content });
  }
  for (const node of nodes) {
    if (!isElement(node, names)) {
      loose.push(node);
      continue;
    }
    endLoose();
    const content = arrange(node.children);
    if (content.length > 0) parts.push({ ...node, children: content });
  }
  endLoose();
  return parts;
}

function filled(node: Element, children: ElementContent[]): Element | undefined {
  return children.length === 0 ? undefined : { ...node, children };
}

function isElement(node: ElementContent, names: readonly string[]): node is Element {
  return node.type === "element" && names.includes(node.tagName);
}

function element(tagName: string): Element {
  return { type: "element", tagName, properties: {}, children: [] };
}
