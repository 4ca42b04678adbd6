import type { Browser } from "playwright-core";
import { expect, test } from "vitest";
import { Tag } from "#core/tag/tag.js";
import { holdPauses } from "../../browser/hold-pauses.ts";
import { useChromium } from "../../browser/use-chromium.ts";
import { openAppWindow } from "../app-window.ts";
import { callsDuring } from "../calls-made.ts";
import { madeUpLibrary, overview } from "../made-up-library.ts";

let browser: Browser;

useChromium((shared) => {
  browser = shared;
});

test("where counts and tags cannot be read the sidebar says so, and they can be asked for again", async () => {
  let isBroken = true;
  const error = { code: "unexpected", message: "The index is locked." } as const;
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "library.overview": () => (isBroken ? { ok: false, error } : { ok: true, value: overview(3) }),
  });
  const sidebar = app.page.getByRole("navigation", { name: "Library" });
  await sidebar.getByRole("alert").getByText("The index is locked.").waitFor();
  isBroken = false;
  await sidebar.getByRole("button", { name: "Try again" }).click();
  await sidebar.getByRole("button", { name: "archives 3" }).waitFor();
  await expect.poll(() => sidebar.getByRole("alert").count()).toBe(0);
});

test("the width of the sidebar and what is folded in it last", async () => {
  const tags = ["place", "place/vell"].map((name) => ({
    tag: Tag.parse(name),
    count: 1,
    color: null,
  }));
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "library.overview": () => ({ ok: true, value: { ...overview(3), tags } }),
  });
  const { page } = app;
  const edge = page.getByRole("separator", { name: "Width of the sidebar" });
  const below = page.getByRole("button", { name: "vell 1" });
  await below.waitFor();
  await edge.press("ArrowRight");
  await edge.press("ArrowRight");
  await page.getByRole("button", { name: "Hide what is below place" }).click();
  await below.waitFor({ state: "detached" });

  await page.reload();
  await page.getByRole("button", { name: "Show what is below place" }).waitFor();
  await expect.poll(() => below.count()).toBe(0);
  await expect.poll(() => edge.getAttribute("aria-valuenow")).toBe("256");
  expect((await edge.boundingBox())?.x).toBeGreaterThan(250);
});

test("a letter in the search field draws nothing of the sidebar, however many tags stand there", async () => {
  let tags = tagsNamed(150);
  await using app = await openAppWindow(browser, {
    ...madeUpLibrary(3),
    "library.overview": () => ({ ok: true, value: { ...overview(3), tags } }),
    search: () => ({ ok: true, value: { hits: [], total: 0 } }),
  });
  const { page } = app;
  const sidebar = page.getByRole("navigation", { name: "Library" });
  const last = sidebar.getByRole("button", { name: "tag 149 1" });
  await last.waitFor();
  await page.getByRole("searchbox", { name: "Search the library" }).fill("a ");
  await page.getByText("Nothing matches").waitFor();
  // What is searched for after a pause is no work of the letter, and on a machine that pauses would be counted with it.
  await holdPauses(page, 100);
  const besideMany = await callsDuring(page, () => page.keyboard.type("b"));
  tags = tagsNamed(2);
  await app.tell({ kind: "library-changed" });
  await last.waitFor({ state: "detached" });
  const besideFew = await callsDuring(page, () => page.keyboard.type("c"));
  expect(besideMany).toBeLessThan(2 * besideFew);
});

function tagsNamed(count: number) {
  return Array.from({ length: count }, (_, number) => ({
    tag: Tag.parse(`tag ${number}`),
    count: 1,
    color: null,
  }));
}
