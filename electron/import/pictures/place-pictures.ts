import type { Element, ElementContent, Properties, Root } from "hast";
import type { AssetCollection } from "./asset-collection.ts";
import { propertyText } from "../property-text.ts";
import { drawingOf } from "./inline-drawing.ts";
import { pictureAddresses } from "./picture-addresses.ts";

export interface PictureSources {
  readonly assets: AssetCollection;
  /** Finds a picture that came with the page. @returns its address in the reading document */
  find(address: string): string | undefined;
  /** What relative addresses count from; null when unknown. */
  readonly base: string | null;
}

/** A picture of at most as many pixels counts visits or keeps a distance. */
const UNSEEN_PIXELS = 3;
/** So short an address holds one transparent pixel. */
const EMPTY_PICTURE_LENGTH = 150;

/**
 * Gives each picture of a body, which changes, its address in the library. One that lies elsewhere is never asked for: it keeps
 * the words for what it shows, and the host's name as its title. Drawings in the text become pictures.
 */
export function placePicturesIn(body: Root, sources: PictureSources): void {
  /** Of the picture before: a page for readers without scripts says it twice. */
  let before: readonly string[] = [];

  function placed(node: ElementContent): ElementContent[] {
    if (node.type !== "element") return [node];
    switch (node.tagName) {
      case "img":
        return picture(node, []);
      case "picture":
        return picturesIn(node).flatMap((image) => picture(image, sourcesIn(node)));
      case "noscript":
        return picturesIn(node).flatMap((image) =>
          pictureAddresses(image, []).some((address) => before.includes(address))
            ? []
            : picture(image, []),
        );
      case "svg":
        return drawing(node);
      default:
        node.children = node.children.flatMap(placed);
        return [node];
    }
  }

  function picture(image: Element, alternatives: readonly Element[]): Element[] {
    const addresses = pictureAddresses(image, alternatives);
    before = addresses;
    const label = propertyText(image, "alt");
    const [width, height] = [propertyText(image, "width"), propertyText(image, "height")];
    for (const address of addresses) {
      const isEmpty = address.startsWith("data:") && address.length < EMPTY_PICTURE_LENGTH;
      const src = isEmpty ? undefined : sources.find(address);
      if (src !== undefined) return [img({ src, alt: label, width, height })];
    }
    if ([width, height].some((pixels) => pixels !== "" && Number(pixels) <= UNSEEN_PIXELS))
      return [];
    return placeholder(addresses, label, sources.base);
  }

  function drawing(node: Element): Element[] {
    const drawn = drawingOf(node);
    const src = drawn && sources.assets.add(new TextEncoder().encode(drawn.svg));
    if (drawn === undefined || src === undefined) return [];
    const { label, width, height } = drawn;
    return [img({ src, alt: label, width, height })];
  }

  body.children = body.children.flatMap((node) => (node.type === "doctype" ? [] : placed(node)));
}

/** What stands where a picture is not in the library. */
function placeholder(addresses: readonly string[], label: string, base: string | null): Element[] {
  const elsewhere = addresses
    // One that leaves out its scheme still names a host where the page's own address is unknown.
    .map((address) => URL.parse(address.replace(/^\/\//, "https://"), base ?? undefined))
    .find((url) => url?.protocol === "https:" || url?.protocol === "http:");
  if (elsewhere !== undefined && elsewhere !== null) {
    const { host } = elsewhere;
    return [img(label.trim() === "" ? { alt: host } : { alt: label, title: host })];
  }
  const file = addresses.find((address) => !/^[a-z][\w+.-]*:/i.test(address));
  const name = label || (file?.split(/[?#]/, 1)[0]?.split("/").at(-1) ?? "");
  return name === "" ? [] : [img({ alt: name })];
}

function picturesIn(node: Element): Element[] {
  return node.children.flatMap((child) => {
    if (child.type !== "element") return [];
    return child.tagName === "img" ? [child] : picturesIn(child);
  });
}

function sourcesIn(node: Element): readonly Element[] {
  return node.children.filter(
    (child): child is Element => child.type === "element" && child.tagName === "source",
  );
}

function img(properties: Properties): Element {
  return { type: "element", tagName: "img", properties, children: [] };
}
