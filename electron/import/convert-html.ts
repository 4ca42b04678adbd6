import { fail, ok } from "#core/result.js";
import type { Converter } from "./converter.ts";
import { decodeSource } from "./decode-source.ts";
import { makeLinksAbsoluteIn } from "./html/absolute-links.ts";
import { declaredEncoding } from "./html/declared-encoding.ts";
import { markFootnotesIn } from "./html/footnotes.ts";
import { htmlOfXhtml, isXhtml } from "./html/html-of-xhtml.ts";
import { readArticle } from "./html/read-article.ts";
import { excessOf, weighMarkup } from "./html/weigh-markup.ts";
import { type AssetCollection, createAssetCollection } from "./pictures/asset-collection.ts";
import { placePicturesIn } from "./pictures/place-pictures.ts";

/** Web pages, of which the main article is read, and parts of pages as they are. Nothing is ever asked for on the net. */
export const convertHtml: Converter = (source) => {
  const decoded = decodeSource(source, declaredEncoding(source.bytes));
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const html = isXhtml(source.name, text) ? htmlOfXhtml(text) : text;
  const weight = weighMarkup(html);
  const excess = excessOf(weight);
  if (excess !== undefined)
    return fail({ code: "file-too-complex", path: source.name, detail: excess });

  const { body, facts, base, isWholePage } = readArticle(html, weight);
  const assets = createAssetCollection();
  placePicturesIn(body, { assets, find: assets.addDataAddress, base });
  makeLinksAbsoluteIn(body, base);
  markFootnotesIn(body);
  return ok({
    ...facts,
    body,
    leadImage: leadImageOf(facts.leadImage, assets),
    isWholePage,
    tags: [],
    encoding,
    assets: assets.assets(),
  });
};

/** The name of an asset, or an address on the web. */
function leadImageOf(address: string | null, assets: AssetCollection): string | null {
  if (address === null || !address.startsWith("data:")) return address;
  return assets.addDataAddress(address)?.replace("../assets/", "") ?? null;
}
