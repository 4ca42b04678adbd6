import { expect, test } from "vitest";
import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { linkTo, quotation } from "../../../renderer/reader/quotation.ts";

test("a quotation of several blocks names its source as far as it is known", () => {
  const source = {
    title: "The ferry book",
    byline: "Maren Oddy",
    site: null,
    url: "https://example.org/ferry",
  };
  expect(quotation("One line.\n\nAnother.", source)).toBe(
    "> One line.\n>\n> Another.\n>\n> — Maren Oddy, “The ferry book”, https://example.org/ferry\n",
  );
});

test("a link opens an article, or a highlight in it", () => {
  const article = ArticleId.parse("01m81ernagcf1ebh3x9x0f2v1t");
  const annotation = AnnotationId.parse("01m81ern2d6ww6tfg5ncnx4d5d");
  expect(linkTo(article)).toBe("postil://a/01m81ernagcf1ebh3x9x0f2v1t");
  expect(linkTo(article, annotation)).toBe(
    "postil://a/01m81ernagcf1ebh3x9x0f2v1t?h=01m81ern2d6ww6tfg5ncnx4d5d",
  );
});
