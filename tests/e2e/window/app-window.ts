import type { Page } from "playwright-core";
import type { CallName } from "#contract/calls.js";
import type { Guards } from "./guards.ts";
import type { Mouse } from "./mouse.ts";

/** One window of the running app, watched, whichever host it belongs to. */
export interface AppWindow {
  readonly page: Page;
  readonly mouse: Mouse;
  readonly guards: Guards;
  /** To be asked before the deed. Fulfilled when what the window then asks for by this call is on the disk. */
  saved(call: CallName): Promise<void>;
}
