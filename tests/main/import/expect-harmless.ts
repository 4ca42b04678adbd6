import { expect } from "vitest";
import { readDocument } from "../../../electron/core/document/read-document.ts";
import { parseHtml } from "../../../electron/import/parse-html.ts";
import type { ReadingDocument } from "../../../electron/import/reading-document.ts";
import { sanitise } from "../../../electron/import/sanitise.ts";
import { elementsOf, textContentOf } from "./html-tree.ts";

/** Elements that may not stand in an article. */
export const HARMFUL =
  /^(?:script|style|svg|iframe|frame|object|embed|applet|form|input|button|textarea|select|base|link|meta|template|noscript|audio|video|annotation-xml|foreignobject|animate|set|image|marquee)$/i;
/** Where an article may lead, or take a picture from. */
export const ADDRESS = /^(?:https?:\/\/|mailto:|#user-content-|\.\.\/assets\/[0-9a-f]{64}\.\w+$)/i;

/** Nothing in the document or its drawings can run, load or lead anywhere that a reader was not asked about. */
export function expectHarmless({ html, plainText, assets, url, leadImage }: ReadingDocument): void {
  for (const element of elementsOf(html)) {
    expect(element.name).not.toMatch(HARMFUL);
    for (const attribute of element.attributes) {
      expect(attribute).not.toMatch(
        /^(?:on|style|srcset|ping|action|formaction|background|poster)/i,
      );
      const [, address] = /^(?:href|src|xlink:href)=(.*)$/is.exec(attribute) ?? [];
      if (address !== undefined) expect(address).toMatch(ADDRESS);
    }
  }
  expect(url ?? "https://").toMatch(/^https?:\/\//);
  expect(leadImage ?? "https://").toMatch(/^(?:https?:\/\/|[0-9a-f]{64}\.\w+$)/);
  expect(plainText).toBe(textContentOf(html));
  expect(plainText).toBe(readDocument(html).plainText);
  expect(sanitise(parseHtml(html))).toBe(html);
  for (const asset of assets) expectHarmlessDrawing(new TextDecoder().decode(asset.bytes));
}

export function expectHarmlessDrawing(file: string): void {
  for (const { name, attributes } of elementsOf(file)) {
    expect(name).not.toMatch(
      /^(?:script|foreignObject|a|iframe|animate\w*|set|handler|feImage|html|body|img)$/i,
    );
    for (const attribute of attributes) {
      expect(attribute).not.toMatch(/^on/i);
      expect(attribute).not.toMatch(
        /^(?:xlink:)?href=(?!#|data:image\/(?:png|jpe?g|gif|webp|avif);base64,)/i,
      );
      expect(attribute).not.toMatch(/url\s*\(\s*["']?[^#"')]/i);
    }
  }
}
