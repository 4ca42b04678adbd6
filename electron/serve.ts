import { nodeHost } from "./command-line/node-host.ts";
import { runCommandLine } from "./command-line/run-command-line.ts";

// The browser host is the command `serve`; this entry is what `npm start` falls back to.
process.exitCode = await runCommandLine(["serve", ...process.argv.slice(2)], nodeHost);
