import type { TestContext } from "vitest";

/**
 * Which host the specs drive: the desktop app where `ELECTRON_OVERRIDE_DIST_PATH` names the folder of a real Electron, else the
 * browser host.
 */
export const hostUnderTest: "browser" | "desktop" = process.env["ELECTRON_OVERRIDE_DIST_PATH"]
  ? "desktop"
  : "browser";

/**
 * For a spec of what only the browser host has.
 * @param why  what the desktop is without, as the last lines of the run say it
 */
export function needsBrowserHost({ skip }: Pick<TestContext, "skip">, why: string): void {
  if (hostUnderTest === "desktop") skip(why);
}
