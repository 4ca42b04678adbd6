/**
 * `npm start`: the desktop app, or the same app in a browser where there can be no Electron.
 * Parameters go through: `npm start -- --library ~/Articles`.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { electronVersion, fetchElectron, findElectronBinary } from "./electron-binary.ts";
import { obstacleToElectron } from "./electron-obstacle.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));
const browserHost = fileURLToPath(new URL("../out/electron/serve.js", import.meta.url));

/** What a shell answers, too, when a program or one of its libraries is missing. */
const EXIT_CANNOT_RUN = 127;

const DOWNLOAD_NOTICE_AFTER_MS = 3_000;

process.exitCode = await start(process.argv.slice(2));

/** @returns the exit status of the host that ran */
async function start(parameters: readonly string[]): Promise<number> {
  const binary = findElectronBinary() ?? (await obtainElectron());
  if (typeof binary !== "string") return await openInBrowser(binary.missing, parameters);
  const obstacle = obstacleToElectron();
  if (obstacle !== undefined) return await openInBrowser(obstacle, parameters);
  const status = await run(binary, [checkout, ...parameters]);
  if (status !== EXIT_CANNOT_RUN) return status;
  return await openInBrowser("Electron cannot run on this machine", parameters);
}

/** @returns the executable, or why there is none */
async function obtainElectron(): Promise<string | { readonly missing: string }> {
  const notice = setTimeout(() => {
    process.stdout.write(`Fetching Electron ${electronVersion()}, once …\n`);
  }, DOWNLOAD_NOTICE_AFTER_MS);
  const missing = await fetchElectron();
  clearTimeout(notice);
  return findElectronBinary() ?? { missing: missing ?? "There is no Electron" };
}

async function openInBrowser(reason: string, parameters: readonly string[]): Promise<number> {
  process.stdout.write(`${reason}: Postil opens in the browser instead.\n`);
  return await run(process.execPath, [browserHost, ...parameters]);
}

/** Runs a host until it ends; what stops us stops it. */
async function run(program: string, parameters: readonly string[]): Promise<number> {
  const child = spawn(program, parameters, { stdio: "inherit" });
  const stop = stopTogether(child);
  const status = await new Promise<number>((resolve) => {
    child.on("error", () => resolve(EXIT_CANNOT_RUN));
    child.on("exit", (code) => resolve(code ?? 1));
  });
  stop();
  return status;
}

function stopTogether(child: ChildProcess): () => void {
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const forward = (signal: NodeJS.Signals) => child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
}
