import { indexOffsets as index } from "../../../../renderer/reader/text/offset-index.ts";
import { selectedSpan as select } from "../../../../renderer/reader/text/selected-span.ts";

export const indexOffsets = index;
export const selectedSpan = select;
