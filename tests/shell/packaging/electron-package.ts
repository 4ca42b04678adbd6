import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** As much of Electron as a command needs that converts nothing; the rest is there to be imported, and no more. */
const MODULE = `
// Electron leaves out what Node put there: the file that it runs.
process.argv.splice(1, 1);
const isReady = Promise.withResolvers();
setImmediate(isReady.resolve);
export const app = {
  isPackaged: true,
  commandLine: { appendSwitch() {}, removeSwitch() {} },
  enableSandbox() {},
  on() {},
  setActivationPolicy() {},
  setPath() {},
  whenReady: () => isReady.promise,
  exit: (status) => process.exit(status),
};
export const [BrowserWindow, Menu, MessageChannelMain, dialog, ipcMain, nativeTheme, protocol, screen, session, shell, utilityProcess] = [];
`;

/** Puts a package "electron" where the packaged app finds it, so that its main module can be run by Node. */
export async function writeElectronPackage(app: string): Promise<void> {
  const directory = join(app, "node_modules/electron");
  await mkdir(directory, { recursive: true });
  const manifest = { name: "electron", type: "module", exports: "./index.js" };
  await writeFile(join(directory, "package.json"), JSON.stringify(manifest));
  await writeFile(join(directory, "index.js"), MODULE);
}
