import { expect } from "vitest";
import { chromiumTest as test } from "../../browser/use-chromium.ts";
import { findBarriers } from "./find-barriers.ts";

test("a barrier in a frame is found as long as it is there, however often one looks", async ({
  browser,
}) => {
  await using context = await browser.newContext();
  const page = await context.newPage();
  await page.setContent(
    '<html lang="en"><head><title>A window</title></head><body><main><h1>A window</h1><iframe title="An article"></iframe></main></body></html>',
  );
  for (const color of ["#ccc", "#000", "#ccc", "#000"]) {
    await page.evaluate((ink) => {
      const inside = document.querySelector("iframe")?.contentDocument;
      if (!inside) throw new Error("there is no frame");
      inside.documentElement.lang = "en";
      inside.body.innerHTML = `<article><h1>Words</h1><p style="color:${ink};background:#fff">Words to be read.</p></article>`;
    }, color);
    const found = color === "#ccc" ? [expect.stringContaining("color-contrast")] : [];
    expect(await findBarriers(page), color).toEqual(found);
  }
});
