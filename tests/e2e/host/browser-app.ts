import { readFile } from "node:fs/promises";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import type { CallName } from "#contract/calls.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import { type LentContext, lendContext } from "../../browser/lent-context.ts";
import { enterHost, type HostClient, makeClient } from "../../postil/host-client.ts";
import { type Postil, startPostil } from "../../postil/start-postil.ts";
import type { TestHome } from "../../postil/test-home.ts";
import type { AppWindow } from "../window/app-window.ts";
import { guardWindow, HOST_GONE } from "../window/guards.ts";
import { openMouse } from "../window/mouse.ts";
import { type KeptPort, takePort } from "./kept-port.ts";
import type { Profile, RunningApp } from "./running-app.ts";
import { WINDOW_SIZE } from "./window-size.ts";

const CONTEXT: BrowserContextOptions = {
  viewport: WINDOW_SIZE,
  // Chromium asks people before a page may read it; on the desktop Electron itself is asked.
  permissions: ["clipboard-read", "clipboard-write"],
};

/** Starts the built browser host; its windows are pages of this browser. */
export async function startBrowserApp(home: TestHome, browser: Browser): Promise<RunningApp> {
  const port = takePort(browser);
  const { postil, isAtPort } = await startAt(port, home);
  const client = await enterHost(postil.address);
  const windows: AppWindow[] = [];
  let isRunning = true;
  let profiles = 0;

  async function openWindow(context: BrowserContext, link?: string): Promise<AppWindow> {
    const window = await openBrowserWindow(context, addressOf(postil.origin, link));
    windows.push(window);
    return window;
  }
  async function newProfile(): Promise<Profile> {
    const { context, giveBack } = isAtPort
      ? await lendContext(browser, postil.origin, CONTEXT)
      : await ownContext(browser);
    profiles += 1;
    await context.addCookies([cookieOf(client, postil.origin)]);
    return {
      openWindow: (link) => openWindow(context, link),
      async close() {
        await giveBack();
        profiles -= 1;
        leavePort();
      },
    };
  }
  /** A window that is still open would take the next app there for its own. */
  function leavePort(): void {
    if (isAtPort && !isRunning && profiles === 0) port?.giveBack();
  }
  /** What windows say of a host that is gone is no fault of theirs. */
  function letWindowsComplain(): void {
    for (const { guards } of windows) guards.allow(HOST_GONE);
  }
  async function endBy(end: () => Promise<unknown>): Promise<void> {
    letWindowsComplain();
    await end();
    if (!isRunning) return;
    isRunning = false;
    leavePort();
  }
  const kill9 = (): Promise<void> => endBy(postil.kill9);
  return {
    client,
    newProfile,
    kill9,
    stop: () => endBy(postil.stop),
    [Symbol.asyncDispose]: kill9,
  };
}

async function ownContext(browser: Browser): Promise<LentContext> {
  const context = await browser.newContext(CONTEXT);
  return { context, giveBack: () => context.close() };
}

/** Starts it at the port, or wherever there is one where that is somebody else's. */
async function startAt(
  port: KeptPort | undefined,
  home: TestHome,
): Promise<{ readonly postil: Postil; readonly isAtPort: boolean }> {
  if (port === undefined) return { postil: await startPostil(home), isAtPort: false };
  try {
    const postil = await startPostil(home, { words: ["--port", String(port.number)] });
    return { postil, isAtPort: true };
  } catch (error) {
    const isTaken = String(error).includes(
      describeFailure({ code: "port-in-use", detail: String(port.number) }),
    );
    port.giveBack({ isGood: !isTaken });
    if (!isTaken) throw error;
    return { postil: await startPostil(home), isAtPort: false };
  }
}

/**
 * Opens a window and waits until it shows something.
 * @param address  with a token the first time, without in a context that has the cookie already
 */
export async function openBrowserWindow(
  context: BrowserContext,
  address: string,
): Promise<AppWindow> {
  const page = await context.newPage();
  const { origin } = new URL(address);
  const guards = guardWindow(page, origin);
  await page.goto(address);
  await page.getByRole("main").waitFor();
  const [cookie] = await context.cookies(origin);
  if (cookie === undefined) throw new Error("the host gave no cookie");
  return {
    page,
    guards,
    client: makeClient(origin, `${cookie.name}=${cookie.value}`),
    mouse: await openMouse(page),
    saved: (call) => answered(page, call),
    async openLink(link) {
      await page.goto(addressOf(origin, link));
    },
    clipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    async exported(act) {
      const download = page.waitForEvent("download");
      await act();
      return await readFile(await (await download).path(), "utf8");
    },
    close: () => page.close(),
  };
}

/** Of a window that comes up with a link, where one is given. */
function addressOf(origin: string, link: string | undefined): string {
  return link === undefined ? origin : `${origin}/?link=${encodeURIComponent(link)}`;
}

function cookieOf(
  { cookie }: HostClient,
  url: string,
): { name: string; value: string; url: string } {
  const [name = "", value = ""] = cookie.split("=");
  return { name, value, url };
}

async function answered(page: Page, call: CallName): Promise<void> {
  const answer = await page.waitForResponse(
    (response) => response.request().postData()?.includes(`"name":"${call}"`) === true,
  );
  await answer.finished();
}
