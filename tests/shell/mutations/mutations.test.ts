import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Check } from "../checks/check.ts";
import { checks } from "../checks/checks.ts";
import { becomeImpatient } from "../eventually.ts";
import { stopDesktops } from "../start-desktop.ts";
import { mutatedBench } from "./mutated-sources.ts";
import { mutations } from "./mutations.ts";

const byName = new Map<string, Check>(
  Object.values(checks)
    .flat()
    .map((check) => [check.name, check]),
);

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(stopDesktops);

test.each(mutations)("it is noticed when $name", async ({ noticedBy, ...mutation }) => {
  expect(noticedBy.length).toBeGreaterThan(0);
  const bench = await mutatedBench(mutation);
  try {
    // The change takes the guard away and nothing else: the app still starts and its page still loads.
    await (await bench.start()).openPage();
    await stopDesktops();
    for (const name of noticedBy) {
      const check = byName.get(name);
      if (check === undefined) throw new Error(`there is no check “${name}”`);
      expect(await passes(check, bench), `“${name}” did not notice`).toBe(false);
      await stopDesktops();
    }
  } finally {
    await bench.dispose();
  }
});

async function passes(check: Check, bench: Parameters<Check["run"]>[0]): Promise<boolean> {
  const becomePatient = becomeImpatient();
  try {
    await check.run(bench);
    return true;
  } catch {
    return false;
  } finally {
    becomePatient();
  }
}
