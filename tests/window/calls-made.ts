import type { Page } from "playwright-core";

/**
 * Counts work, not time: how busy the machine is changes nothing of it.
 * @returns how many functions of the page's scripts were called while `work` went on
 */
export async function callsDuring(page: Page, work: () => Promise<unknown>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  await work();
  const { result } = await session.send("Profiler.takePreciseCoverage");
  await session.detach();
  return result
    .filter(({ url }) => url.startsWith("http"))
    .flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)))
    .reduce((sum, count) => sum + count, 0);
}
