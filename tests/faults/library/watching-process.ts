import { parseArgs } from "node:util";
import { openLibrary } from "../../../electron/library/open-library.ts";

// A process of its own that watches a library and prints the articles of which it hears.

const { values } = parseArgs({
  options: { library: { type: "string", default: "" }, data: { type: "string", default: "" } },
});
const opened = await openLibrary({
  directory: values.library,
  dataDirectory: values.data,
  create: false,
});
if (!opened.ok) throw new Error(JSON.stringify(opened.error));
opened.value.watch(({ articleIds }) => process.stdout.write(`heard ${articleIds.join(" ")}\n`));
process.stdout.write("watching\n");
// A watcher keeps no process alive.
setInterval(() => undefined, 1_000);
