import { expect } from "vitest";
import { chromiumTest as test } from "../../browser/use-chromium.ts";
import { type Answers, openAppWindow } from "../app-window.ts";
import { madeUpLibrary } from "../made-up-library.ts";
import { notebookOf } from "../made-up-notebook.ts";

test("a filter that is not understood is explained under its field", async ({ browser }) => {
  const answers: Answers = {
    ...madeUpLibrary(1),
    ...notebookOf(() => []),
  };
  await using app = await openAppWindow(browser, answers);
  const { page } = app;
  await page.getByRole("navigation").getByText("Notebook").click();
  const filter = page.getByRole("searchbox", { name: "Find in the notebook" });
  await filter.fill("tga:war");
  await page.getByText('There is no field "tga:". Did you mean "tag:"?').waitFor();
  await filter.fill("tag:war");
  await expect.poll(() => page.getByText("There is no field").count()).toBe(0);
});
