import { findInstalledChromiums } from "./installed-chromium.ts";
import type { ChromiumKind } from "./launch-chromium.ts";

type TestedKind = {
  readonly kind: Exclude<ChromiumKind, "any">;
  /** Why this machine cannot run it; undefined when it can. */
  readonly skipBecause: string | undefined;
};

/** Every Chromium that the tests may meet, for the tests of what they all have in common. */
export const chromiumKinds: readonly TestedKind[] = [
  {
    kind: "installed",
    skipBecause:
      findInstalledChromiums().length > 0
        ? undefined
        : "no Chrome or Chromium is installed; the bundled one was used",
  },
  {
    kind: "bundled",
    skipBecause:
      process.platform === "linux" && process.arch === "x64"
        ? undefined
        : "@sparticuz/chromium carries Linux on x64 alone",
  },
];
