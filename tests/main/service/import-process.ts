import { access } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import { openApp } from "../../../electron/service/create-app.ts";

// A process of its own that imports what lies in a folder as soon as it is told to, and says what became of each file.

const { values } = parseArgs({
  options: { folder: { type: "string", default: "" }, pages: { type: "string", default: "" } },
});
const { folder, pages } = values;
const opened = await openApp({
  libraryDirectory: `${folder}/library`,
  places: {
    library: `${folder}/library`,
    data: `${folder}/data`,
    cache: `${folder}/cache`,
    config: `${folder}/config`,
  },
  createLibrary: true,
  keepsUnsaved: false,
  takesInbox: false,
  forkConverter: forkConverterInNode,
});
if (!opened.ok) throw new Error(opened.error.code);
await opened.value.settled;
process.stdout.write("open\n");
const isTold = (): Promise<boolean> =>
  access(`${folder}/go`).then(
    () => true,
    () => false,
  );
while (!(await isTold())) await pause(5);
const outcomes = await opened.value.importPaths([pages], {
  signal: new AbortController().signal,
  onProgress: () => undefined,
});
for (const { status, title } of outcomes) process.stdout.write(`${status} ${title}\n`);
await opened.value.close();
