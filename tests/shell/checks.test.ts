import { afterEach, beforeEach, describe, test, vi } from "vitest";
import { inCheckout } from "./checkout.ts";
import type { Bench } from "./checks/check.ts";
import { checks } from "./checks/checks.ts";
import { startDesktop, stopDesktops } from "./start-desktop.ts";

const bench: Bench = {
  start: (options) => startDesktop(options),
  // A module is a record of what it exports.
  load: (path) => import(inCheckout(path)) as Promise<Record<string, unknown>>,
};

// What is refused is also written to the log; the checks refuse a lot.
beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(stopDesktops);

describe.each(Object.entries(checks))("%s", (_topic, ofTopic) => {
  test.each(ofTopic)("$name", ({ run }) => run(bench));
});
