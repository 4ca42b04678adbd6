import type DOMPurify from "dompurify";
import {
  ALLOWED_CLASSES,
  ALLOWED_ELEMENTS,
  ALLOWED_EVERYWHERE,
  ALLOWED_IN_FORMULAS,
  LINK_ADDRESS,
  PICTURE_ADDRESS,
} from "./allowed-html.ts";

declare global {
  interface Element {
    /** In Chromium since 146; TypeScript's library does not know it yet. */
    setHTML?(html: string, options: { readonly sanitizer: SanitizerConfig }): void;
  }
}

export interface SanitiseOptions {
  /** Before `<hash>.<ext>` in a picture's address; ends with a slash. */
  readonly pictureBase: string;
}

/**
 * The window's own lock on an article's HTML: sanitises it again, since files change under sync tools and by hand. It is parsed in a
 * document that loads nothing, and the very nodes that were checked are handed over.
 * @param html  from the app, as any file may be
 * @returns nodes to be adopted by the frame's document
 */
export async function sanitiseForFrame(
  html: string,
  { pictureBase }: SanitiseOptions,
): Promise<DocumentFragment> {
  const { body } = document.implementation.createHTMLDocument("");
  const fragment = body.ownerDocument.createDocumentFragment();
  if (body.setHTML === undefined) {
    fragment.append(await purified(html));
  } else {
    body.setHTML(html, { sanitizer: SANITIZER });
    fragment.append(...body.childNodes);
  }
  for (const picture of fragment.querySelectorAll("img")) localise(picture, pictureBase);
  for (const link of fragment.querySelectorAll("[href]")) {
    if (!LINK_ADDRESS.test(link.getAttribute("href") ?? "")) link.removeAttribute("href");
  }
  for (const element of fragment.querySelectorAll("[class]")) {
    const isKnown = [...element.classList].every((name) => ALLOWED_CLASSES.includes(name));
    if (!isKnown) element.removeAttribute("class");
  }
  return fragment;
}

const HTML = "http://www.w3.org/1999/xhtml";
const MATHML = "http://www.w3.org/1998/Math/MathML";

const SANITIZER: SanitizerConfig = {
  elements: [...elementsOf(ALLOWED_ELEMENTS, HTML), ...elementsOf(ALLOWED_IN_FORMULAS, MATHML)],
  attributes: [...ALLOWED_EVERYWHERE],
  comments: false,
  dataAttributes: false,
};

function elementsOf(
  allowed: ReadonlyMap<string, readonly string[]>,
  namespace: string,
): SanitizerElementNamespaceWithAttributes[] {
  return [...allowed].map(([name, attributes]) => ({
    name,
    namespace,
    attributes: [...attributes],
  }));
}

/** Where `setHTML` is missing. Loaded then only. */
async function purified(html: string): Promise<DocumentFragment> {
  const { default: purifier }: { default: typeof DOMPurify } = await import("dompurify");
  return purifier.sanitize(html, {
    ALLOWED_TAGS: [...ALLOWED_ELEMENTS.keys(), ...ALLOWED_IN_FORMULAS.keys()],
    ALLOWED_ATTR: [
      ...ALLOWED_EVERYWHERE,
      ...[...ALLOWED_ELEMENTS.values(), ...ALLOWED_IN_FORMULAS.values()].flat(),
    ],
    ALLOW_ARIA_ATTR: false,
    ALLOW_DATA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** Points a picture at the app's copy; one that is not in the library has no address at all. */
function localise(picture: HTMLImageElement, pictureBase: string): void {
  const name = PICTURE_ADDRESS.exec(picture.getAttribute("src") ?? "")?.[1];
  if (name === undefined) {
    picture.removeAttribute("src");
    return;
  }
  picture.setAttribute("src", pictureBase + name);
  picture.setAttribute("loading", "lazy");
  picture.setAttribute("decoding", "async");
}
