import { parseArgs } from "node:util";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import { openApp } from "../../../electron/service/create-app.ts";
import { AT_REST_AFTER_MS } from "./open-test-app.ts";

// A process of its own with a window's duties: it takes in the inbox, and says what became of each file.

const { values } = parseArgs({ options: { folder: { type: "string", default: "" } } });
const { folder } = values;
const opened = await openApp({
  libraryDirectory: `${folder}/library`,
  places: {
    library: `${folder}/library`,
    data: `${folder}/data`,
    cache: `${folder}/cache`,
    config: `${folder}/config`,
  },
  createLibrary: true,
  keepsUnsaved: true,
  takesInbox: true,
  inboxAtRestAfterMs: AT_REST_AFTER_MS,
  forkConverter: forkConverterInNode,
});
if (!opened.ok) throw new Error(opened.error.code);
opened.value.onEvent((event) => {
  if (event.kind === "inbox-progress") process.stdout.write(`progress ${event.done}\n`);
  if (event.kind !== "inbox-taken-in") return;
  for (const { status, path } of event.outcomes) process.stdout.write(`${status} ${path}\n`);
});
await opened.value.settled;
process.stdout.write("open\n");
setInterval(() => undefined, 1_000);
