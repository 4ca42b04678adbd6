import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../browser/launch-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpNotebook } from "../made-up-notebook.ts";
import { scrollAndClick } from "../scroll-and-click.ts";
import { shownScreen } from "../shown-screen.ts";

let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

test("a click just after scrolling opens the line that it hits", async () => {
  await using app = await openAppWindow(browser, madeUpNotebook(60));
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  const list = page.getByRole("grid", { name: "Highlights and notes" });
  await list.getByRole("row").first().waitFor();
  await scrollAndClick(page, list);
  await expect.poll(() => shownScreen(page)).toMatchObject({ postilScreen: { kind: "reader" } });
});
