import { fileURLToPath } from "node:url";
import { _electron, type Page } from "playwright-core";
import type { Bridge } from "#contract/bridge.js";
import { INTERFACE_ORIGIN } from "#contract/desktop-window.js";
import type { AppEvent } from "#contract/events.js";
import type { TestHome } from "../../postil/test-home.ts";
import type { AppWindow } from "../window/app-window.ts";
import { guardWindow } from "../window/guards.ts";
import { openMouse } from "../window/mouse.ts";

const checkout = fileURLToPath(new URL("../../..", import.meta.url));

/** The built desktop app on real Electron, with its window. */
export interface DesktopApp extends AsyncDisposable {
  readonly window: AppWindow;
  /** Ends it at once, as a power cut would. @returns when its main process is gone */
  kill9(): Promise<void>;
}

/**
 * Starts it from the checkout: the packaged app is deaf to debuggers, and so to tests. Playwright finds the binary as
 * Electron's own package does; it must be there, or that package downloads it.
 */
export async function startElectron(home: TestHome): Promise<DesktopApp> {
  const app = await _electron.launch({
    args: [checkout],
    cwd: home.folder,
    // The machine's own too: the display is named there.
    env: { ...definedOnly(process.env), ...home.environment },
    chromiumSandbox: true,
  });
  const page = await app.firstWindow();
  const guards = guardWindow(page, INTERFACE_ORIGIN);
  await page.getByRole("main").waitFor();

  async function kill9(): Promise<void> {
    const child = app.process();
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await gone;
  }
  return {
    window: { page, guards, mouse: await openMouse(page), saved: () => articleChanged(page) },
    kill9,
    [Symbol.asyncDispose]: kill9,
  };
}

/** Calls cross where Playwright hears nothing; but the app tells every window what it has saved. */
async function articleChanged(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        // The preload put it there, and the app's own events come through it.
        const { postil } = window as unknown as { readonly postil: Bridge };
        const stop = postil.onEvent((event) => {
          if ((event as AppEvent).kind !== "articles-changed") return;
          stop();
          resolve();
        });
      }),
  );
}

function definedOnly(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}
