import type { Browser, BrowserContext } from "playwright-core";
import { expect, test } from "vitest";
import { closeContextsInUse, lendContext } from "./lent-context.ts";
import { openTestSite } from "./test-site.ts";
import { useChromium } from "./use-chromium.ts";

const OPTIONS = { permissions: ["clipboard-read"] };

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("a context is lent again, and nothing that was left in it is there", async () => {
  await using site = await openTestSite({ "/": { body: "a page" } });
  const first = await lendContext(browser, site.origin, OPTIONS);
  const page = await first.context.newPage();
  await page.goto(site.origin);
  await page.evaluate(() => localStorage.setItem("left", "behind"));
  await first.context.addCookies([{ name: "left", value: "behind", url: site.origin }]);
  await first.context.grantPermissions(["geolocation"]);
  await first.giveBack();
  expect(page.isClosed()).toBe(true);

  const second = await lendContext(browser, site.origin, OPTIONS);
  expect(second.context).toBe(first.context);
  expect(await second.context.cookies()).toEqual([]);
  const next = await second.context.newPage();
  await next.goto(site.origin);
  expect(await next.evaluate(() => localStorage.length)).toBe(0);
  const permissions = () =>
    next.evaluate(async () => {
      const names = ["clipboard-read", "geolocation"] as PermissionName[];
      const all = await Promise.all(names.map((name) => navigator.permissions.query({ name })));
      return all.map(({ state }) => state === "granted");
    });
  expect(await permissions()).toEqual([true, false]);
  await second.giveBack();
});

test("one whose clock was set, that is in use, or that is of other options is not lent", async () => {
  await using site = await openTestSite({ "/": { body: "a page" } });
  const seen: BrowserContext[] = [];
  const lend = async (options = {}) => {
    const lent = await lendContext(browser, site.origin, options);
    expect(seen).not.toContain(lent.context);
    seen.push(lent.context);
    return lent;
  };
  const stopped = await lend();
  const page = await stopped.context.newPage();
  await page.goto(site.origin);
  await page.clock.setFixedTime(0);
  await page.close();
  await stopped.giveBack();
  const inUse = await lend();
  const other = await lend(OPTIONS);
  await inUse.giveBack();
  await lend({ locale: "de" });

  await closeContextsInUse(browser);
  expect(browser.contexts()).toContain(inUse.context);
  expect(browser.contexts()).not.toContain(other.context);
});
