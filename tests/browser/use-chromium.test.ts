import { expect, test } from "vitest";
import { lastingChromium } from "./use-chromium.ts";

test("a file whose Chromium is lost fails, and the next one has another", async () => {
  const atEnd: (() => void | Promise<void>)[] = [];
  const chromium = lastingChromium((end) => void atEnd.push(end));
  const ends: (() => void | Promise<void>)[] = [];
  try {
    const first = await chromium.ofFile((end) => void ends.push(end));
    const shared = await chromium.ofFile((end) => void ends.push(end));
    expect(shared).toBe(first);
    await ends[0]?.();

    const session = await first.newBrowserCDPSession();
    const gone = new Promise((resolve) => first.once("disconnected", resolve));
    await Promise.allSettled([session.send("Browser.crash"), gone]);
    expect(() => ends[1]?.()).toThrow("Chromium was lost");

    const second = await chromium.ofFile((end) => void ends.push(end));
    await second.newPage();
    await ends[2]?.();
    for (const end of atEnd) await end();
    expect(second.isConnected()).toBe(false);
  } finally {
    for (const end of atEnd) await end();
  }
});
