import { access } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { openInProcess } from "./open-in-process.ts";

// A process of its own that imports what lies in a folder as soon as it is told to, and says what became of each file.

const { values } = parseArgs({
  options: { folder: { type: "string", default: "" }, pages: { type: "string", default: "" } },
});
const { folder, pages } = values;
const app = await openInProcess(folder, { keepsUnsaved: false, takesInbox: false });
const isTold = (): Promise<boolean> =>
  access(`${folder}/go`).then(
    () => true,
    () => false,
  );
while (!(await isTold())) await pause(5);
const outcomes = await app.importPaths([pages], {
  signal: new AbortController().signal,
  onProgress: () => undefined,
});
for (const { status, title } of outcomes) process.stdout.write(`${status} ${title}\n`);
await app.close();
