import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromiumKinds } from "./chromium-kinds.ts";
import { launchChromium } from "./launch-chromium.ts";
import { openTestSite, type TestSite } from "./test-site.ts";

/**
 * The control of every browser test: a browser whose web security is off would let pages do what Postil's
 * locks forbid, and the tests of the locks would prove nothing.
 */
describe.each(chromiumKinds)("in the $kind Chromium", ({ kind, skipBecause }) => {
  let browser: Browser | undefined;
  let ours: TestSite;
  let theirs: TestSite;

  beforeAll(async () => {
    if (skipBecause !== undefined) return;
    ours = await openTestSite({ "/": { body: "<!doctype html><title>ours</title>" } });
    theirs = await openTestSite({ "/": { body: "secret" } });
    browser = await launchChromium({ kind });
  });

  afterAll(async () => {
    await browser?.close();
    await ours?.[Symbol.asyncDispose]();
    await theirs?.[Symbol.asyncDispose]();
  });

  test("a page may not read another origin's response", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    const page = await browser.newPage();
    await page.goto(ours.origin);
    const read = (address: string) =>
      page.evaluate(
        async (from) =>
          await fetch(from).then(
            async (response) => await response.text(),
            (error: unknown) => String(error),
          ),
        address,
      );
    expect(await read(ours.origin)).toContain("ours");
    expect(await read(theirs.origin)).toBe("TypeError: Failed to fetch");
  });

  test("a page may not look into another origin's frame", async ({ skip }) => {
    if (browser === undefined) return skip(skipBecause);
    const page = await browser.newPage();
    await page.goto(ours.origin);
    const isOpen = (address: string) =>
      page.evaluate(async (source) => {
        const frame = document.createElement("iframe");
        frame.src = source;
        const loaded = new Promise((resolve) => frame.addEventListener("load", resolve));
        document.body.append(frame);
        await loaded;
        return frame.contentDocument !== null;
      }, address);
    expect(await isOpen(ours.origin)).toBe(true);
    expect(await isOpen(theirs.origin)).toBe(false);
  });
});
