import { spawnSync } from "node:child_process";
import type { TestHome } from "../../postil/test-home.ts";

/** Nobody in particular, on every Unix. */
const NOBODY = 65_534;

/**
 * Permissions mean nothing to root. Where tests run as root, the home becomes somebody else's, who then runs the commands.
 * @returns what `runPostil` and `startPostil` take
 */
export function somebodyElse(home: TestHome): { readonly uid?: number } {
  if (process.getuid?.() !== 0) return {};
  const { status } = spawnSync("chown", ["-R", `${NOBODY}:${NOBODY}`, home.folder]);
  if (status !== 0) throw new Error("the home could not be given away");
  return { uid: NOBODY };
}
