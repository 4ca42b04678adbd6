import { expect, test } from "vitest";
import { createSharedScan } from "../../../electron/library/shared-scan.ts";

/** Scans in steps; the test says when each is done. */
function scanInSteps() {
  const scans: { steps: number; isStopped: boolean }[] = [];
  let goOn = Promise.withResolvers<void>();
  const scan = createSharedScan(async ({ isStopped }) => {
    const own = { steps: 0, isStopped: false };
    scans.push(own);
    while (own.steps < 3 && !isStopped()) {
      await goOn.promise;
      own.steps += 1;
    }
    own.isStopped = isStopped();
  });
  return {
    scan,
    scans,
    async step(): Promise<void> {
      await new Promise(setImmediate);
      goOn.resolve();
      goOn = Promise.withResolvers();
      await new Promise(setImmediate);
    },
  };
}

test("whoever asks while a scan is under way shares it, and one who leaves does not stop it for the others", async () => {
  const { scan, scans, step } = scanInSteps();
  const leaving = new AbortController();
  const ended = Promise.all([scan.run({ signal: leaving.signal }), scan.run()]);
  await step();
  leaving.abort();
  await step();
  await step();
  await ended;
  expect(scans).toEqual([{ steps: 3, isStopped: false }]);
});

test("a scan that nobody waits for any more stops; who comes then is not given what it has seen", async () => {
  const { scan, scans, step } = scanInSteps();
  const leaving = new AbortController();
  const stopped = scan.run({ signal: leaving.signal });
  await step();
  leaving.abort();
  const whole = scan.run();
  for (let steps = 0; steps < 4; steps += 1) await step();
  await Promise.all([stopped, whole]);
  expect(scans.map(({ steps }) => steps)).toEqual([2, 3]);
  expect(scans.map(({ isStopped }) => isStopped)).toEqual([true, false]);
});
