/**
 * `npm start`: the desktop app, or the same app in a browser where there can be no Electron.
 * Parameters go through: `npm start -- --library ~/Articles`.
 */
import { fileURLToPath } from "node:url";
import { electronVersion, fetchElectron, findElectronBinary } from "./electron-binary.ts";
import { obstacleToElectron, whyElectronDidNotStart } from "./electron-obstacle.ts";
import { runProgram } from "./run-program.ts";

const checkout = fileURLToPath(new URL("..", import.meta.url));
const browserHost = fileURLToPath(new URL("../out/program/serve.js", import.meta.url));

const DOWNLOAD_NOTICE_AFTER_MS = 3_000;

process.exitCode = await start(process.argv.slice(2));

/** @returns the exit status of the host that ran */
async function start(parameters: readonly string[]): Promise<number> {
  const binary = findElectronBinary() ?? (await obtainElectron());
  if (typeof binary !== "string") return await openInBrowser(binary.missing, parameters);
  const obstacle = obstacleToElectron();
  if (obstacle !== undefined) return await openInBrowser(obstacle, parameters);
  const end = await runProgram(binary, [checkout, ...parameters]);
  const failure = whyElectronDidNotStart(end);
  return failure === undefined ? end.status : await openInBrowser(failure, parameters);
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
  return (await runProgram(process.execPath, [browserHost, ...parameters])).status;
}
