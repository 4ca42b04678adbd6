import type { Page } from "playwright-core";

/** How long the thread of a page has worked: script, style, layout and paint. Waiting for the next frame is not work. */
export interface ThreadClock {
  /** @returns milliseconds that `work` costs the page's thread, by the processor's own count */
  time(work: () => Promise<unknown>): Promise<number>;
}

export async function openThreadClock(page: Page): Promise<ThreadClock> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });

  async function worked(): Promise<number> {
    const { metrics } = await session.send("Performance.getMetrics");
    const seconds = metrics.find(({ name }) => name === "TaskDuration")?.value;
    if (seconds === undefined) throw new Error("the browser does not tell how long it worked");
    return seconds * 1_000;
  }

  return {
    async time(work) {
      const before = await worked();
      await work();
      return (await worked()) - before;
    },
  };
}
