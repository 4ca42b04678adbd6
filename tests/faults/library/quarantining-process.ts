import { parseArgs } from "node:util";
import { LibraryId } from "#core/identity/ids.js";
import { openQuarantine } from "../../../electron/library/quarantine.ts";

// A process of its own that takes one file out of a library.

const { values } = parseArgs({
  options: {
    library: { type: "string", default: "" },
    data: { type: "string", default: "" },
    file: { type: "string", default: "" },
  },
});
const libraryId = LibraryId.parse("01jx0000000000000000000001");
const library = { directory: values.library, libraryId };
await openQuarantine(values.data, library).moveFile(values.file);
