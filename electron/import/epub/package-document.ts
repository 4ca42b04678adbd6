import { followAddress } from "./archive-path.ts";
import { attributeOf, childrenNamed, elementsNamed, lineOf, type XmlElement } from "./read-xml.ts";

/** A file of the book, as its package lists it. */
export interface BookItem {
  readonly id: string;
  /** In the archive; nothing says that it is there. */
  readonly path: string;
  /** Lower case, as declared. */
  readonly mediaType: string;
  readonly properties: readonly string[];
}

/** A part of the book in reading order. */
export interface SpineItem {
  readonly item: BookItem;
  /** Whether it is read in its place; else it is looked up, like notes in a file of their own. */
  readonly isLinear: boolean;
}

/** What the package document says the book is made of. */
export interface BookPackage {
  /** Its own path in the archive. */
  readonly path: string;
  readonly metadata: XmlElement | undefined;
  readonly items: ReadonlyMap<string, BookItem>;
  readonly spine: readonly SpineItem[];
  /** Path of the table of contents of EPUB 3. */
  readonly nav: string | undefined;
  /** Path of the table of contents of EPUB 2. */
  readonly ncx: string | undefined;
  /** Path of the page that shows the cover. */
  readonly coverPage: string | undefined;
  /** Path of the picture on the cover. */
  readonly coverPicture: string | undefined;
  readonly pageDirection: string;
  /** Whether its pages are laid out like print, one by one. */
  readonly hasFixedPages: boolean;
}

const NCX_TYPE = "application/x-dtbncx+xml";

/**
 * @param path  of the package document in the archive
 * @param resolve  gives the archive's own way of writing a path, where it has the file
 */
export function readPackage(
  root: XmlElement,
  path: string,
  resolve: (path: string) => string,
): BookPackage {
  const [metadata] = elementsNamed(root, "metadata");
  const [manifest] = childrenNamed(root, "manifest");
  const [spine] = childrenNamed(root, "spine");
  const listed = manifest === undefined ? [] : childrenNamed(manifest, "item");
  const items = new Map(
    listed.flatMap((item) => itemOf(item, path, resolve)).map((item) => [item.id, item]),
  );
  const all = [...items.values()];
  const withProperty = (name: string): BookItem | undefined =>
    all.find(({ properties }) => properties.includes(name));
  const ncx =
    items.get(spine === undefined ? "" : attributeOf(spine, "toc")) ??
    all.find(({ mediaType }) => mediaType === NCX_TYPE);

  return {
    path,
    metadata,
    items,
    spine: spine === undefined ? [] : spineOf(spine, items),
    nav: withProperty("nav")?.path,
    ncx: ncx?.path,
    coverPage: coverPageOf(root, path, resolve),
    coverPicture: (withProperty("cover-image") ?? namedCover(metadata, items))?.path,
    pageDirection: spine === undefined ? "" : attributeOf(spine, "page-progression-direction"),
    hasFixedPages: metadata !== undefined && saysFixedPages(metadata),
  };
}

function itemOf(
  item: XmlElement,
  path: string,
  resolve: (path: string) => string,
): readonly BookItem[] {
  const address = followAddress(attributeOf(item, "href"), path);
  const id = attributeOf(item, "id");
  if (address.kind !== "book" || id === "") return [];
  return [
    {
      id,
      path: resolve(address.path),
      mediaType: attributeOf(item, "media-type").toLowerCase(),
      properties: attributeOf(item, "properties").split(/\s+/),
    },
  ];
}

/** Each item once: a book that lists one twice does not mean to say it twice. */
function spineOf(spine: XmlElement, items: ReadonlyMap<string, BookItem>): readonly SpineItem[] {
  const taken = new Set<string>();
  return childrenNamed(spine, "itemref").flatMap((reference) => {
    const item = items.get(attributeOf(reference, "idref"));
    if (item === undefined || taken.has(item.path)) return [];
    taken.add(item.path);
    return [{ item, isLinear: attributeOf(reference, "linear").toLowerCase() !== "no" }];
  });
}

function coverPageOf(
  root: XmlElement,
  path: string,
  resolve: (path: string) => string,
): string | undefined {
  const [guide] = childrenNamed(root, "guide");
  const references = guide === undefined ? [] : childrenNamed(guide, "reference");
  const cover = references.find((reference) => attributeOf(reference, "type") === "cover");
  const address = cover && followAddress(attributeOf(cover, "href"), path);
  return address?.kind === "book" ? resolve(address.path) : undefined;
}

/** As EPUB 2 says it, by a convention of programs. */
function namedCover(
  metadata: XmlElement | undefined,
  items: ReadonlyMap<string, BookItem>,
): BookItem | undefined {
  const meta = metadata && metaNamed(metadata, "cover");
  const item = meta && items.get(attributeOf(meta, "content"));
  return item?.mediaType.startsWith("image/") === true ? item : undefined;
}

function saysFixedPages(metadata: XmlElement): boolean {
  const isLaidOut = elementsNamed(metadata, "meta").some(
    (meta) =>
      attributeOf(meta, "property") === "rendition:layout" &&
      attributeOf(meta, "refines") === "" &&
      lineOf(meta) === "pre-paginated",
  );
  const meta = metaNamed(metadata, "fixed-layout");
  return isLaidOut || (meta !== undefined && attributeOf(meta, "content") === "true");
}

function metaNamed(metadata: XmlElement, name: string): XmlElement | undefined {
  return elementsNamed(metadata, "meta").find((meta) => attributeOf(meta, "name") === name);
}
