import type { ElementContent, Root } from "hast";
import { backgroundPicture, type PictureVariables } from "../pictures/picture-variables.ts";
import { propertyText } from "../property-text.ts";
import type { PageDocument } from "./page-document.ts";

/** Lets pictures of a page, which changes, that are a background of themselves name it: extraction takes the styles away. */
export function namePicturesInPage(page: PageDocument, variables: PictureVariables): void {
  if (variables.size === 0) return;
  for (const image of page.getElementsByTagName("img")) {
    const style = image.getAttribute("style") ?? "";
    const address = backgroundPicture(style, image.getAttribute("src") ?? "", variables);
    if (address !== undefined) image.setAttribute("src", address);
  }
}

/** As `namePicturesInPage`, in a body. */
export function namePicturesIn(body: Root, variables: PictureVariables): void {
  if (variables.size === 0) return;
  function visit(node: ElementContent): void {
    if (node.type !== "element") return;
    if (node.tagName === "img") {
      const [style, src] = [propertyText(node, "style"), propertyText(node, "src")];
      const address = backgroundPicture(style, src, variables);
      if (address !== undefined) node.properties["src"] = address;
    }
    for (const child of node.children) visit(child);
  }
  for (const node of body.children) if (node.type !== "doctype") visit(node);
}
