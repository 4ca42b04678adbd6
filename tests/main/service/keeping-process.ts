import { parseArgs } from "node:util";
import { normaliseTag } from "#core/tag/tag.js";
import { createUnsavedJournal } from "../../../electron/service/unsaved-journal.ts";

// A process of its own that keeps one unsaved change, says so, and lives on until it is killed.

const { values } = parseArgs({ options: { journal: { type: "string", default: "" } } });
const tag = normaliseTag("war");
if (tag === undefined) throw new Error("not a tag");
await createUnsavedJournal(values.journal).keep({
  log: "library",
  changes: [{ kind: "tag", id: tag, set: { color: "blue" } }],
  since: Date.now(),
  after: [[]],
});
process.stdout.write("kept\n");
setInterval(() => undefined, 1_000);
