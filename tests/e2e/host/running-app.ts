import type { AppClient } from "../../postil/host-client.ts";
import type { AppWindow } from "../window/app-window.ts";

/** The app, running as processes of its own, whichever host it is. */
export interface RunningApp extends AsyncDisposable {
  /** Asks it as its window does. */
  readonly client: AppClient;
  /** A person with nothing remembered yet, to open windows for. */
  newProfile(): Promise<Profile>;
  /** Ends it and its converters at once, as a power cut would. @returns when it is gone */
  kill9(): Promise<void>;
  /** Asks it to end. @returns when it is gone */
  stop(): Promise<void>;
}

/** What windows remember of one person. */
export interface Profile {
  /**
   * Opens a window and waits until it shows something. The desktop has one window: it begins anew.
   * @param link  `postil://…` to come up with
   */
  openWindow(link?: string): Promise<AppWindow>;
  close(): Promise<void>;
}
