import { ok } from "#core/result.js";
import type { Converter } from "./converter.ts";
import { companionsByAddress } from "./companions/companions-by-address.ts";
import { keptCompanions } from "./companions/kept-companions.ts";
import { convertPage } from "./html/convert-page.ts";

/** Web pages, of which the main article is read, and parts of pages as they are. Nothing is ever asked for on the net. */
export const convertHtml: Converter = ({ name, bytes, encoding, companions = [] }) => {
  const converted = convertPage({
    name,
    bytes,
    encoding,
    declaredEncoding: undefined,
    stated: {},
    companion: companionsByAddress(companions),
  });
  if (!converted.ok) return converted;
  const { assets } = converted.value;
  return ok({ ...converted.value, companions: keptCompanions(companions, assets) });
};
