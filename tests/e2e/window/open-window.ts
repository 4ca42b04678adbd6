import type { BrowserContext, Page } from "playwright-core";
import type { CallName } from "#contract/calls.js";
import { type HostClient, makeClient } from "../../postil/host-client.ts";
import { guardWindow } from "./guards.ts";
import { openMouse } from "./mouse.ts";
import type { AppWindow } from "./app-window.ts";

/** A window of the browser host. */
export interface PostilWindow extends AppWindow {
  /** Asks the same host beside the window. */
  readonly client: HostClient;
}

/**
 * Opens a window and waits until it shows something.
 * @param address  with a token the first time, without in a context that has the cookie already
 */
export async function openWindow(context: BrowserContext, address: string): Promise<PostilWindow> {
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
    mouse: await openMouse(page),
    saved: (call) => answered(page, call),
    client: makeClient(origin, `${cookie.name}=${cookie.value}`),
  };
}

async function answered(page: Page, call: CallName): Promise<void> {
  const answer = await page.waitForResponse(
    (response) => response.request().postData()?.includes(`"name":"${call}"`) === true,
  );
  await answer.finished();
}
