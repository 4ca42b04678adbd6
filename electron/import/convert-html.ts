import type { Converter } from "./converter.ts";
import { companionsByAddress } from "./companions/companions-by-address.ts";
import { convertPage } from "./html/convert-page.ts";

/** Web pages, of which the main article is read, and parts of pages as they are. Nothing is ever asked for on the net. */
export const convertHtml: Converter = ({ name, bytes, encoding, companions = [] }) =>
  convertPage({
    name,
    bytes,
    encoding,
    declaredEncoding: undefined,
    stated: {},
    companion: companionsByAddress(companions),
  });
