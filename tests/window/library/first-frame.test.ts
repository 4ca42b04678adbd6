import { expect, test } from "vitest";
import type { Browser, Page } from "playwright-core";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

/** What the list shows in the first frame after a key. */
interface FirstFrame {
  readonly layout: string | null;
  /** Whether all of the row that has the focus is in sight. */
  readonly showsFocus: boolean;
  /** Whether a row stands at the lower edge of the list. */
  readonly isFull: boolean;
}

async function firstFrameAfter(page: Page, key: string): Promise<FirstFrame> {
  const watch = await page.evaluateHandle(watchFirstFrame);
  await page.keyboard.press(key);
  return await watch.evaluate(({ seen }) => seen);
}

/** Runs in the page. */
function watchFirstFrame(): { readonly seen: Promise<FirstFrame> } {
  const seen = new Promise<FirstFrame>((resolve) => {
    function look(): void {
      const list = document.querySelector('[role="listbox"]');
      const { top = 0, bottom = 0 } = list?.getBoundingClientRect() ?? {};
      const focused = document.activeElement?.getBoundingClientRect();
      const rows = [...(list?.querySelectorAll('[role="option"]') ?? [])];
      resolve({
        layout: list?.getAttribute("data-layout") ?? null,
        showsFocus: focused !== undefined && focused.top >= top && focused.bottom <= bottom,
        isFull: rows.some((row) => {
          const place = row.getBoundingClientRect();
          return place.top < bottom && place.bottom >= bottom;
        }),
      });
    }
    addEventListener("keydown", () => requestAnimationFrame(look), { once: true, capture: true });
  });
  return { seen };
}

test("the first frame after Page Down and Page Up shows the row that has the focus, and rows around it", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(10_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  const shown = { layout: "stack", showsFocus: true, isFull: true };
  for (const key of ["PageDown", "PageDown", "PageDown", "PageUp", "PageUp"]) {
    expect(await firstFrameAfter(page, key)).toEqual(shown);
  }
  await page.keyboard.press("v");
  await page.getByRole("button", { name: "Show as a list" }).waitFor();
  for (const key of ["PageDown", "PageUp"]) {
    expect(await firstFrameAfter(page, key)).toMatchObject({ layout: "grid", showsFocus: true });
  }
});

test("a row that is clicked is not scrolled to", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(10_000));
  const { page } = app;
  const list = page.getByRole("listbox");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("PageDown");
  await list.evaluate((element) => element.scrollBy(0, 50));
  const scrollTop = await list.evaluate((element) => element.scrollTop);
  const { x = 0, y = 0 } = (await list.boundingBox()) ?? {};
  await page.keyboard.down("Control");
  await page.mouse.click(x + 300, y + 5);
  await page.keyboard.up("Control");
  await page.getByText("1 selected").waitFor();
  expect(await list.evaluate((element) => element.scrollTop)).toBe(scrollTop);
});

test("a setting that a key changes is shown in the first frame after it", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(100));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  expect(await firstFrameAfter(page, "v")).toMatchObject({ layout: "grid" });
});
