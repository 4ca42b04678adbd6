import {
  type DefaultTreeAdapterTypes,
  defaultTreeAdapter as adapter,
  parse,
  serialize,
} from "parse5";

type Element = DefaultTreeAdapterTypes.Element;
type Template = DefaultTreeAdapterTypes.Template;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** As the standard has it, and as Chrome writes it into MHTML. */
const MODE = /^shadow(?:root)?mode$/;
const TEMPLATE = /<template\s[^>]{0,500}?shadow(?:root)?mode\s*=/i;

/** Whether parts of a page stand in trees of their own, which take what is in their element into their slots. */
export function hasShadowRoots(html: string): boolean {
  return TEMPLATE.test(html);
}

/**
 * Writes a page as it is seen: what stands in shadow roots in the place of what their elements hold, and that in its slots.
 * Cost: two passes over the page; the depth of elements must be bounded.
 */
export function withShadowRoots(html: string): string {
  const page = parse(html, { scriptingEnabled: false });
  const waiting: Node[] = [...page.childNodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!adapter.isElementNode(node)) continue;
    showShadowRootOf(node);
    for (const child of node.childNodes) waiting.push(child);
  }
  return serialize(page);
}

function showShadowRootOf(host: Element): void {
  const root = host.childNodes.find(isShadowRoot);
  if (root === undefined) return;
  const light = host.childNodes.filter((child) => child !== root);
  const shown = root.content.childNodes.slice();
  const slots = shown.flatMap(slotsIn);
  // One that shows nothing of its own was filled by a script that was not saved.
  if (slots.length === 0 && !shown.some(showsSomething)) return replaceChildren(host, light);
  replaceChildren(host, shown);
  for (const slot of slots) {
    const assigned = light.filter((child) => slotNameOf(child) === attributeOf(slot, "name"));
    if (assigned.some(showsSomething)) replaceChildren(slot, assigned);
  }
}

function isShadowRoot(node: Node): node is Template {
  return (
    adapter.isElementNode(node) &&
    node.tagName === "template" &&
    node.attrs.some(({ name }) => MODE.test(name))
  );
}

/** Those of this tree alone. */
function slotsIn(node: Node): readonly Element[] {
  const slots: Element[] = [];
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (!("childNodes" in next)) continue;
    if (next.tagName === "slot") slots.push(next);
    else waiting.push(...next.childNodes.toReversed());
  }
  return slots;
}

function showsSomething(node: Node): boolean {
  const waiting: Node[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (adapter.isTextNode(next) && next.value.trim() !== "") return true;
    if (!("childNodes" in next) || /^(?:style|script|link)$/.test(next.tagName)) continue;
    if (/^(?:img|picture|svg|video)$/.test(next.tagName) || isShadowRoot(next)) return true;
    waiting.push(...next.childNodes);
  }
  return false;
}

function slotNameOf(node: Node): string {
  return adapter.isElementNode(node) ? attributeOf(node, "slot") : "";
}

function attributeOf(element: Element, wanted: string): string {
  return element.attrs.find(({ name }) => name === wanted)?.value ?? "";
}

function replaceChildren(parent: Element, children: readonly Node[]): void {
  parent.childNodes = [...children];
  for (const child of children) child.parentNode = parent;
}
