import type { Element, ElementContent } from "hast";
import { propertyText } from "../property-text.ts";
import type { BookPictures } from "./book-pictures.ts";
import type { Chapter } from "./chapter.ts";
import type { BookPackage } from "./package-document.ts";
import { shownText } from "./shown-text.ts";

/** What the book is bound in. */
export interface Cover {
  /** Name of an asset; null where the book has none. */
  readonly leadImage: string | null;
  /** The chapters without a page that shows nothing but the cover. */
  readonly chapters: readonly Chapter[];
}

/** Takes the picture on the cover off the beginning of a book. */
export function takeCover(
  chapters: readonly Chapter[],
  { coverPage, coverPicture, path }: BookPackage,
  pictures: BookPictures,
): Cover {
  const page = chapters.find((chapter) => chapter.path === coverPage) ?? chapters[0];
  const only = page === undefined ? undefined : onlyPictureOf(page);
  const stated =
    coverPicture === undefined ? undefined : pictures.find(fromRoot(coverPicture), path);
  const onPage =
    page === undefined || only === undefined
      ? undefined
      : pictures.find(propertyText(only, "src"), page.path);
  // A picture at the beginning that nothing calls the cover is part of the book.
  const isCover = onPage !== undefined && (onPage === stated || page?.path === coverPage);
  return {
    leadImage: (stated ?? onPage)?.replace("../assets/", "") ?? null,
    chapters: isCover ? chapters.filter((chapter) => chapter !== page) : chapters,
  };
}

/** @returns undefined for a page that shows anything else besides */
function onlyPictureOf({ body }: Chapter): Element | undefined {
  const shown = body.children.flatMap((node) =>
    node.type === "doctype" ? [] : picturesBelow(node),
  );
  return shown.length === 1 && shownText(body).trim() === "" ? shown[0] : undefined;
}

function picturesBelow(node: ElementContent): readonly Element[] {
  if (node.type !== "element") return [];
  return /^(?:img|svg|math)$/.test(node.tagName) ? [node] : node.children.flatMap(picturesBelow);
}

/** As an address in a file of the book. */
function fromRoot(path: string): string {
  return `/${path.split("/").map(encodeURIComponent).join("/")}`;
}
