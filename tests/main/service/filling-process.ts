import { parseArgs } from "node:util";
import { openInProcess } from "./open-in-process.ts";

// A process of its own that opens a library, and says at every step how many articles are in the index.

const { values } = parseArgs({ options: { folder: { type: "string", default: "" } } });
await openInProcess(values.folder, { keepsUnsaved: false, takesInbox: false }, (app) => {
  app.onEvent((event) => {
    if (event.kind !== "reconciling" || event.progress?.step !== "filling") return;
    process.stdout.write(`${event.progress.done}\n`);
  });
});
setInterval(() => undefined, 1_000);
