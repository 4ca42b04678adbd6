import type { Element, ElementContent, Root } from "hast";

/**
 * Lets the links of a body, which changes, count from nothing but themselves. Links to the page itself lead to a place in
 * the article.
 * @param base  what they count from; null when unknown, and then relative ones lead nowhere
 */
export function makeLinksAbsoluteIn(body: Root, base: string | null): void {
  const page = base === null ? undefined : withoutFragment(base);

  function visit(node: ElementContent): void {
    if (node.type !== "element") return;
    const { href } = node.properties;
    if (node.tagName === "a" && typeof href === "string") setAddress(node, href.trim());
    for (const child of node.children) visit(child);
  }

  function setAddress(link: Element, address: string): void {
    if (address.startsWith("#")) {
      link.properties["href"] = decodedFragment(address);
      return;
    }
    const url = URL.parse(address, base ?? undefined);
    if (url === null) return;
    const isOwn = url.hash.length > 1 && page !== undefined && withoutFragment(url.href) === page;
    link.properties["href"] = isOwn ? decodedFragment(url.hash) : url.href;
  }

  for (const node of body.children) if (node.type !== "doctype") visit(node);
}

function withoutFragment(address: string): string {
  return address.split("#", 1)[0] ?? address;
}

/** As ids are written: what stands in an address is escaped. */
function decodedFragment(fragment: string): string {
  try {
    const name = decodeURIComponent(fragment);
    return /\s/.test(name) ? fragment : name;
  } catch {
    // A percent sign that escapes nothing belongs to the name.
    return fragment;
  }
}
