import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, type ElectronApplication } from "playwright-core";
import { vi } from "vitest";
import { INTERFACE_ORIGIN } from "#contract/desktop-window.js";
import { findElectronBinary } from "../../../build/electron-binary.ts";
import { obstacleToElectron } from "../../../build/electron-obstacle.ts";
import type { TestHome } from "../../postil/test-home.ts";
import type { AppWindow } from "../window/app-window.ts";
import { guardWindow } from "../window/guards.ts";
import { openMouse } from "../window/mouse.ts";
import { articleChanged, bridgeClient } from "./bridge-client.ts";
import type { Profile, RunningApp } from "./running-app.ts";
import { WINDOW_SIZE } from "./window-size.ts";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));

/** @returns what keeps the desktop app from being tested here, as the beginning of a sentence; undefined when nothing does */
export function obstacleToDesktop(): string | undefined {
  return findElectronBinary() === undefined
    ? "Electron's binary is not here"
    : obstacleToElectron();
}

/**
 * Starts the built desktop app on real Electron, from the checkout: the packaged app is deaf to debuggers, and so to tests.
 * @throws with what keeps it from being started here
 */
export async function startDesktopApp(home: TestHome): Promise<RunningApp> {
  const obstacle = obstacleToDesktop();
  if (obstacle !== undefined) throw new Error(`${obstacle}: the desktop app cannot be tested`);
  // The machine's own too: the display is named there.
  const environment = { ...definedOnly(process.env), ...home.environment };
  // Playwright finds the binary as Electron's own package does.
  const app = await _electron.launch({
    args: [checkout],
    cwd: home.folder,
    env: environment,
    chromiumSandbox: true,
  });
  const page = await app.firstWindow();
  await page.getByRole("main").waitFor();
  const client = bridgeClient(page);

  async function beginAnew(): Promise<void> {
    if (page.isClosed()) return;
    await page.reload();
    await page.getByRole("main").waitFor();
  }
  /** As the system does it: a second start hands over what it was asked for, and ends. */
  async function openLink(link: string): Promise<void> {
    const second = spawn(findElectronBinary() ?? "", [checkout, link], {
      cwd: home.folder,
      env: environment,
      stdio: "ignore",
    });
    await once(second, "exit");
  }
  async function openWindow(link?: string): Promise<AppWindow> {
    await page.setViewportSize(WINDOW_SIZE);
    const guards = guardWindow(page, INTERFACE_ORIGIN);
    await beginAnew();
    if (link !== undefined) await openLink(link);
    return {
      page,
      guards,
      client,
      mouse: await openMouse(page),
      saved: () => articleChanged(page),
      openLink,
      clipboard: () => app.evaluate(({ clipboard }) => clipboard.readText()),
      exported: (act) => exported(app, join(home.folder, "exported"), act),
      // The app ends with its only window; to the page, a reload is the same.
      close: beginAnew,
    };
  }
  async function newProfile(): Promise<Profile> {
    await page.evaluate(forgetEverything);
    return { openWindow, close: () => Promise.resolve() };
  }
  async function kill9(): Promise<void> {
    const child = app.process();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }
  return {
    client,
    newProfile,
    kill9,
    stop: () => app.close(),
    [Symbol.asyncDispose]: kill9,
  };
}

/** Runs in the page. */
function forgetEverything(): void {
  localStorage.clear();
  sessionStorage.clear();
}

/** No test can press a button of the system's dialog: it answers by itself, with this place. */
async function exported(
  app: ElectronApplication,
  place: string,
  act: () => Promise<void>,
): Promise<string> {
  await rm(place, { force: true });
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, place);
  await act();
  // Put in place as a whole, so that it is there or not.
  return await vi.waitFor(() => readFile(place, "utf8"), { timeout: 30_000 });
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
