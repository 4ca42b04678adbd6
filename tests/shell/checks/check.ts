import type { StartDesktop } from "../start-desktop.ts";

/** What a check works with: the app as it is, or with one guard taken out. */
export interface Bench {
  readonly start: StartDesktop;
  /** @param path  a module of the checkout */
  load(path: string): Promise<Record<string, unknown>>;
}

/** One sentence about the desktop. Runs as a test, and again without the guard it is about, where it must fail. */
export interface Check {
  readonly name: string;
  run(bench: Bench): Promise<void>;
}
