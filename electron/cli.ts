#!/usr/bin/env node
import { nodeHost } from "./command-line/node-host.ts";
import { runCommandLine } from "./command-line/run-command-line.ts";

process.exitCode = await runCommandLine(process.argv.slice(2), nodeHost);
