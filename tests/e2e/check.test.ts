import { cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { wording } from "#core/wording/wording.js";
import { expect } from "vitest";
import { importTexts } from "../postil/import-texts.ts";
import { expectNoBarriers } from "./accessibility/expect-no-barriers.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { test } from "./test.ts";
import { FERRY } from "./texts.ts";

const words = wording.settings;

test("a library is checked and repaired by keyboard: what is damaged comes back, what is not needed is named", async ({
  window,
  skip,
}) => {
  needsBrowserHost({ skip }, "axe looks at the screen in a page of its own");
  const { page, client } = window;
  await importTexts(client, { "ferry.txt": FERRY });
  const { directory } = await client.ask("library.overview", {});
  await page.keyboard.press("Control+,");
  const section = page.getByRole("region", { name: words.library });
  const checkNow = section.getByRole("button", { name: words.checkNow, exact: true });
  await checkNow.press("Enter");
  await section.getByRole("status").filter({ hasText: "All is well" }).waitFor();

  const [folder = ""] = await readdir(join(directory, "articles"));
  const originals = join(directory, "articles", folder, "originals");
  const [name = ""] = await readdir(originals);
  const original = join(originals, name);
  const bytes = await readFile(original);
  await cp(original, `${original}.bak`);
  await writeFile(original, "not what was imported");
  await checkNow.press("Enter");
  await section
    .getByRole("status")
    .filter({ hasText: words.problems(1) })
    .waitFor();
  const found = section.getByRole("list", { name: words.foundList });
  await found.getByText(original, { exact: true }).waitFor();
  await expectNoBarriers(window);
  await section.getByRole("button", { name: words.repair, exact: true }).press("Enter");
  await found.getByText(/brought back from/).waitFor();
  expect(await readFile(original)).toEqual(bytes);

  await checkNow.press("Enter");
  await section.getByRole("status").filter({ hasText: "All is well" }).waitFor();
  await section
    .getByRole("list", { name: words.remarkList })
    .getByText(`${original}.bak`)
    .waitFor();
  await expectNoBarriers(window);
});
