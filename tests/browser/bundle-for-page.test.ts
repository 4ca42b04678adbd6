import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { bundleForPage } from "./bundle-for-page.ts";
import { launchChromium } from "./launch-chromium.ts";
import { openTestSite } from "./test-site.ts";

const samplePage = fileURLToPath(new URL("./sample-page/sample-page.tsx", import.meta.url));

test("a module that imports core runs in a page under a strict policy", async () => {
  const { script, style } = await bundleForPage(samplePage);

  await using site = await openTestSite({
    "/": {
      body: '<!doctype html><link rel="stylesheet" href="style.css"><script defer src="script.js"></script>',
      headers: {
        "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'",
      },
    },
    "/script.js": { body: script, headers: { "content-type": "text/javascript" } },
    "/style.css": { body: style, headers: { "content-type": "text/css" } },
  });
  await using browser = await launchChromium();
  const page = await browser.newPage();
  await page.goto(site.origin);
  await page.evaluate("underTest.show('words')");
  const paragraph = page.locator("p");
  expect(await paragraph.textContent()).toBe("words");
  expect(await paragraph.evaluate((shown) => getComputedStyle(shown).color)).toBe("rgb(255, 0, 0)");
  expect(await page.evaluate("underTest.pieceOfCore")).toBe("assertNever");
  expect(site.requests).toContain("GET /script.js");
});
