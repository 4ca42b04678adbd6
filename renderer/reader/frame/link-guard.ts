/** What the reader meant by a link that was activated; nothing has happened yet. */
export type LinkWish =
  | { readonly kind: "fragment"; readonly id: string }
  | { readonly kind: "outside"; readonly url: URL; readonly text: string }
  | { readonly kind: "refused"; readonly address: string };

const XLINK = "http://www.w3.org/1999/xlink";
const OUTSIDE_PROTOCOLS: readonly string[] = ["https:", "http:", "mailto:"];

// Left, middle, with any modifier, by keyboard (the browser makes a click of it), by dragging, by sending a form; and what is dropped,
// which a frame would otherwise open in the article's place.
const ACTIVATIONS = ["click", "auxclick", "submit", "dragstart", "dragover", "drop"] as const;

/**
 * Keeps a frame where it is: whatever would follow a link is cancelled before anything else hears of it. The frame's sandbox does not do
 * this by itself.
 * @param onWish  told once for each link that was clicked
 * @returns its undo
 */
export function guardLinks(view: Window, onWish: (wish: LinkWish) => void): () => void {
  function guard(event: Event): void {
    const link = linkAt(event);
    if (link === undefined && (event.type === "click" || event.type === "auxclick")) return;
    event.preventDefault();
    const isFollowed = event.type === "click" || (event.type === "auxclick" && isMiddle(event));
    if (isFollowed && link !== undefined) onWish(wishOf(link));
  }
  for (const type of ACTIVATIONS) view.addEventListener(type, guard, { capture: true });
  return () => {
    for (const type of ACTIVATIONS) view.removeEventListener(type, guard, { capture: true });
  };
}

/** A link of HTML or SVG around the event's target, and its address as written. */
interface LinkHere {
  readonly element: Element;
  readonly address: string;
}

function linkAt(event: Event): LinkHere | undefined {
  for (const target of event.composedPath()) {
    const element = elementOf(target);
    if (element === undefined || !["a", "area"].includes(element.localName)) continue;
    const address = element.getAttribute("href") ?? element.getAttributeNS(XLINK, "href");
    if (address !== null) return { element, address };
  }
  return undefined;
}

function elementOf(target: EventTarget): Element | undefined {
  // Of the frame's realm, where `instanceof Element` is false; only elements have a local name and attributes.
  return "localName" in target && "getAttributeNS" in target ? (target as Element) : undefined;
}

function isMiddle(event: Event): boolean {
  return "button" in event && event.button === 1;
}

function wishOf({ element, address }: LinkHere): LinkWish {
  if (address.startsWith("#")) return { kind: "fragment", id: decoded(address.slice(1)) };
  if (URL.canParse(address)) {
    const url = new URL(address);
    if (OUTSIDE_PROTOCOLS.includes(url.protocol)) {
      return { kind: "outside", url, text: (element.textContent ?? "").trim() };
    }
  }
  return { kind: "refused", address };
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    // Not percent-encoded after all: then it is meant as it stands.
    return fragment;
  }
}
