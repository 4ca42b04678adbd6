import type { Browser, Locator } from "playwright-core";
import { expect, test } from "vitest";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

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
    "articles.gather": () => ({ ok: false, error }),
  });
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Shift+T");
  await page.getByText("The list is locked.").waitFor();
  expect(await page.getByRole("dialog").count()).toBe(0);
  expect(app.complaints).toEqual([]);
});

test("all of a hundred thousand are archived by one call that names none of them", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(100_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.getByText("100,000 selected").waitFor();
  await page.keyboard.press("e");
  await page.getByText("100,000 articles archived").waitFor();
  const [update] = app.calls.filter(({ name }) => name === "articles.update");
  expect(update?.input).toEqual({ choice: { view: "inbox", sort: "newest" }, state: "archived" });
  expect(app.complaints).toEqual([]);
});

test("rows that were selected unseen, by a range, are archived with the others", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3_000));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("Space");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Control+Shift+End");
  await page.getByText("2,999 selected").waitFor();
  await page.keyboard.press("e");
  await page.getByText("2,999 articles archived").waitFor();
  await app.tell({ kind: "articles-changed", articleIds: [] });
  await expect.poll(() => page.getByRole("option").count()).toBe(1);
});

test("the row after those that were archived has the focus, and J goes on from there", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(300));
  const { page } = app;
  const focused = page.locator('[role="option"]:focus');
  await page.getByRole("option").first().waitFor();
  for (let row = 0; row < 4; row += 1) await page.keyboard.press("j");
  await focused.getByText("Article 3", { exact: true }).waitFor();
  await page.keyboard.press("x");
  await page.getByText("1 selected").waitFor();
  await page.keyboard.press("Shift+ArrowDown");
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("3 selected").waitFor();
  await page.keyboard.press("e");
  await page.getByText("3 articles archived").waitFor();
  await app.tell({ kind: "articles-changed", articleIds: [] });
  await focused.getByText("Article 6", { exact: true }).waitFor();
  await page.keyboard.press("j");
  await focused.getByText("Article 7", { exact: true }).waitFor();
});

test("a deed that takes a while says how far it is, and can be stopped", async () => {
  const answer = Promise.withResolvers<undefined>();
  const library = madeUpLibrary(300);
  await using app = await openAppWindow(browser, {
    ...library,
    "articles.update": async () => {
      await answer.promise;
      return { ok: false, error: { code: "cancelled", message: "Cancelled." } };
    },
  });
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("e");
  const callId = () => app.calls.find(({ name }) => name === "articles.update")?.callId ?? "";
  await expect.poll(callId).not.toBe("");
  await app.tell({ kind: "progress", callId: callId(), done: 0, total: 300, current: "" });
  const card = page.getByRole("region", { name: "What is under way" });
  await card.getByText("Changing 300 articles").waitFor();
  await card.getByRole("button", { name: "Cancel" }).click();
  await expect.poll(() => app.cancelled).toContain(callId());
  answer.resolve(undefined);
  await card.waitFor({ state: "detached" });
  // Nothing was done, and what was selected still is.
  await page.getByText("300 selected").waitFor();
});

test("what is still being written behind everything says how far it is", async () => {
  await using app = await openAppWindow(browser, madeUpLibrary(3));
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await app.tell({ kind: "saving", done: 40_000, total: 100_000 });
  await page.getByText("Saving 40,000 of 100,000").waitFor();
  const current = "a letter about the pilots of the river.html";
  await app.tell({ kind: "inbox-progress", done: 12, total: 40, current });
  await page.getByRole("region", { name: "Adding files" }).waitFor();
  await page.keyboard.press("Control+z"); // Nobody answers that here, which a message says.
  // A message stays while it has the focus.
  await page.getByRole("alertdialog").getByRole("button", { name: "Close" }).focus();
  const shown = [
    page.getByRole("region", { name: "What is under way" }),
    page.getByRole("region", { name: "Adding files" }),
    page.getByRole("alertdialog"),
  ];
  for (const one of shown) await one.waitFor();
  for (const [width, height] of [
    [1280, 800],
    [800, 600],
    [480, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    const covering = async () => pairsThatOverlap(await Promise.all(shown.map(boxOf)));
    await expect.poll(covering, { message: `${width}` }).toBe(0);
  }
  await app.tell({ kind: "saving", done: 0, total: 0 });
  await page.getByText("Saving 40,000 of 100,000").waitFor({ state: "detached" });
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(shown: Locator): Promise<Box> {
  const box = await shown.boundingBox();
  if (box === null) throw new Error("not shown");
  return box;
}

function pairsThatOverlap(boxes: readonly Box[]): number {
  const pairs = boxes.flatMap((one, at) => boxes.slice(at + 1).map((other) => [one, other]));
  return pairs.filter(
    ([one, other]) =>
      one !== undefined &&
      other !== undefined &&
      one.x < other.x + other.width &&
      other.x < one.x + one.width &&
      one.y < other.y + other.height &&
      other.y < one.y + one.height,
  ).length;
}

test("articles that could not be read are told of beside what was done to the others", async () => {
  const unread = [
    { code: "file-unreadable", message: "“one.html” cannot be read. Check its permissions." },
    { code: "article-not-found", message: "There is no such article." },
  ] as const;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(12),
    "articles.update": () => ({ ok: true, value: { changed: 10, unread: [...unread] } }),
  });
  const { page } = app;
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("e");
  await page.getByText("10 articles archived").waitFor();
  await page
    .getByText("2 articles were left as they are. The first: “one.html” cannot be read.")
    .waitFor();
});
