import { parseArgs } from "node:util";
import { openInProcess } from "./open-in-process.ts";
import { AT_REST_AFTER_MS } from "./open-test-app.ts";

// A process of its own with a window's duties: it takes in the inbox, and says what became of each file.

const { values } = parseArgs({ options: { folder: { type: "string", default: "" } } });
const { folder } = values;
const duties = { keepsUnsaved: true, takesInbox: true, inboxAtRestAfterMs: AT_REST_AFTER_MS };
await openInProcess(folder, duties, (app) => {
  app.onEvent((event) => {
    if (event.kind === "inbox-progress") process.stdout.write(`progress ${event.done}\n`);
    if (event.kind !== "inbox-taken-in") return;
    for (const { status, path } of event.outcomes) process.stdout.write(`${status} ${path}\n`);
  });
});
setInterval(() => undefined, 1_000);
