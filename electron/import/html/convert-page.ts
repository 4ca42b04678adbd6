import type { Failure } from "#core/failure/failure.js";
import { fail, ok, type Result } from "#core/result.js";
import type { ConvertedArticle } from "../converter.ts";
import { decodeSource } from "../decode-source.ts";
import { type AssetCollection, createAssetCollection } from "../pictures/asset-collection.ts";
import { placePicturesIn } from "../pictures/place-pictures.ts";
import { pictureVariablesIn, variableIn } from "../pictures/picture-variables.ts";
import { makeLinksAbsoluteIn } from "./absolute-links.ts";
import { declaredEncoding } from "./declared-encoding.ts";
import { markFootnotesIn } from "./footnotes.ts";
import { htmlOfXhtml, isXhtml } from "./html-of-xhtml.ts";
import { MAX_DEPTH, readArticle } from "./read-article.ts";
import type { SavedPage } from "./saved-page.ts";
import { hasShadowRoots, withShadowRoots } from "./shadow-roots.ts";
import { excessOf, type MarkupWeight, weighMarkup } from "./weigh-markup.ts";

const MEGABYTE = 1024 * 1024;
/** As for a page that is a file of its own: of an archive pictures make up the rest. */
const MOST_BYTES = 50 * MEGABYTE;

/** Reads the article of a page, whatever the page was saved in. */
export function convertPage(page: SavedPage): Result<ConvertedArticle, Failure> {
  const path = page.name;
  if (page.bytes.length > MOST_BYTES) {
    return fail({ code: "file-too-large", path, detail: `${MOST_BYTES / MEGABYTE} MB` });
  }
  const decoded = decodeSource(page, page.declaredEncoding ?? declaredEncoding(page.bytes));
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  const weighed = weigh(isXhtml(page.name, text) ? htmlOfXhtml(text) : text);
  if (!weighed.ok) return fail({ code: "file-too-complex", path, detail: weighed.error });
  const { html, weight } = weighed.value;

  const variables = pictureVariablesIn(html);
  const { body, facts, base, isWholePage } = readArticle(html, weight, {
    stated: page.stated,
    variables,
  });
  const assets = createAssetCollection();

  function find(address: string): string | undefined {
    const variable = variableIn(address);
    if (variable !== undefined) return addVariable(variable);
    const inPage = assets.addDataAddress(address);
    if (inPage !== undefined) return inPage;
    const beside = page.companion(address, base);
    return beside && assets.add(beside);
  }

  const placed = new Map<string, string | undefined>();
  function addVariable(name: string): string | undefined {
    if (!placed.has(name)) placed.set(name, assets.addDataAddress(variables.get(name) ?? ""));
    return placed.get(name);
  }

  placePicturesIn(body, { assets, find, base });
  makeLinksAbsoluteIn(body, base);
  markFootnotesIn(body);
  const leadImage = facts.leadImage && leadImageOf(facts.leadImage, find);
  return ok({
    ...facts,
    body,
    leadImage,
    isWholePage,
    tags: [],
    encoding,
    assets: assets.assets(),
  });
}

interface WeighedPage {
  readonly html: string;
  readonly weight: MarkupWeight;
}

/** @returns the page with its shadow roots in place, or what there is too much of */
function weigh(html: string): Result<WeighedPage, string> {
  const weight = weighMarkup(html);
  const excess = excessOf(weight);
  if (excess !== undefined) return fail(excess);
  if (!hasShadowRoots(html) || weight.depth > MAX_DEPTH) return ok({ html, weight });
  const whole = withShadowRoots(html);
  return ok({ html: whole, weight: weighMarkup(whole) });
}

/** The name of an asset, or an address on the web. */
function leadImageOf(
  address: string,
  find: (address: string) => ReturnType<AssetCollection["add"]>,
): string | null {
  const asset = find(address)?.replace("../assets/", "");
  return asset ?? (address.startsWith("data:") ? null : address);
}
