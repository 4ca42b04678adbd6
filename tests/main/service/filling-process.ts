import { parseArgs } from "node:util";
import { openInProcess } from "./open-in-process.ts";

// A process of its own that opens a library, and says at every step how many articles are in the index. It is killed after the first
// step that put some there: whoever kills it from outside may come when all of them are.

const { values } = parseArgs({ options: { folder: { type: "string", default: "" } } });
await openInProcess(values.folder, { keepsUnsaved: false, takesInbox: false }, (app) => {
  app.onEvent((event) => {
    if (event.kind !== "reconciling" || event.progress?.step !== "filling") return;
    process.stdout.write(`${event.progress.done}\n`);
    if (event.progress.done > 0) process.kill(process.pid, "SIGKILL");
  });
});
