import type { BrowserContext, Page } from "playwright-core";
import { type HostClient, makeClient } from "../../postil/host-client.ts";
import { type Guards, guardWindow } from "./guards.ts";
import { type Mouse, openMouse } from "./mouse.ts";

/** One window of the running app, watched. */
export interface PostilWindow {
  readonly page: Page;
  readonly mouse: Mouse;
  readonly guards: Guards;
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
    client: makeClient(origin, `${cookie.name}=${cookie.value}`),
  };
}
