import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../../browser/launch-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { PAGE_ROWS } from "../../../renderer/data/pages-of.ts";
import { articleRow, madeUpLibrary } from "../made-up-library.ts";

let browser: Awaited<ReturnType<typeof launchChromium>>;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

test("the Undo of a message is offered only while it takes back what the message says", async () => {
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "tags.setColor": () => ({ ok: true, value: {} }),
  });
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("e");
  const message = page.getByText("1 article archived");
  // Under the pointer it would stay for ever.
  await message.hover();
  await page.getByRole("button", { name: "Tag archives: colour, name and more" }).press("Enter");
  await page.getByRole("menuitemradio", { name: "Green" }).press("Enter");
  await message.waitFor({ state: "detached" });
  await expect.poll(() => app.calls.some(({ name }) => name === "tags.setColor")).toBe(true);
});

test("when it cannot be asked which articles are meant, the window says so", async () => {
  const error = { code: "unexpected", message: "The list is locked." } as const;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "articles.list": ({ limit }) =>
      limit === PAGE_ROWS
        ? { ok: true, value: { rows: [articleRow(0)], total: 900, totalWords: 0 } }
        : { ok: false, error },
  });
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("#");
  await page.getByText("The list is locked.").waitFor();
  expect(app.calls.some(({ name }) => name === "articles.update")).toBe(false);
  expect(app.complaints).toEqual([]);
});
