import type { Page } from "playwright-core";
import type { CallName } from "#contract/calls.js";
import type { AppClient } from "../../postil/host-client.ts";
import type { Guards } from "./guards.ts";
import type { Mouse } from "./mouse.ts";

/** One window of the running app, watched, whichever host it belongs to. */
export interface AppWindow {
  readonly page: Page;
  readonly mouse: Mouse;
  readonly guards: Guards;
  /** Asks the app beside the window. */
  readonly client: AppClient;
  /** To be asked before the deed. Fulfilled when what the window then asks for by this call is on the disk. */
  saved(call: CallName): Promise<void>;
  /** Follows a `postil://` link as other programs hand it over. */
  openLink(link: string): Promise<void>;
  clipboard(): Promise<string>;
  /** Does what saves a file, and chooses a place for it where one is asked. @returns the file's text */
  exported(act: () => Promise<void>): Promise<string>;
  close(): Promise<void>;
}
