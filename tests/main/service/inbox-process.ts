import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { openInProcess } from "./open-in-process.ts";
import { AT_REST_AFTER_MS } from "./open-test-app.ts";

// A process of its own with a window's duties: it takes in the inbox, and says what became of each file. It may be killed as soon as it has
// taken in so many: whoever kills it from outside may come when all is done.

const { values } = parseArgs({
  options: {
    folder: { type: "string", default: "" },
    "killed-after": { type: "string", default: "" },
  },
});
const { folder, "killed-after": killedAfter } = values;
const duties = { keepsUnsaved: true, takesInbox: true, inboxAtRestAfterMs: AT_REST_AFTER_MS };
await openInProcess(folder, duties, (app) => {
  app.onEvent((event) => {
    if (event.kind === "inbox-progress") process.stdout.write(`progress ${event.done}\n`);
    if (event.kind === "inbox-progress" && `${event.done}` === killedAfter)
      setTimeout(() => process.kill(process.pid, "SIGKILL"), randomInt(4));
    if (event.kind !== "inbox-taken-in") return;
    for (const { status, path } of event.outcomes) process.stdout.write(`${status} ${path}\n`);
  });
});
setInterval(() => undefined, 1_000);
