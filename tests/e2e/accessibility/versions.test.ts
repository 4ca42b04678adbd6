import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { importTexts } from "../../postil/import-texts.ts";
import { needsBrowserHost } from "../host/host-under-test.ts";
import { ReaderPage } from "../pages/reader-page.ts";
import { sharedTest as test } from "../shared-test.ts";
import { EVERY_THEME, expectNoBarriers } from "./expect-no-barriers.ts";

test("an article of several versions, an older one, a highlight without a place, and what changed", async ({
  openWindow,
  client,
  skip,
}) => {
  needsBrowserHost({ skip }, "axe looks at the article in a page of its own");
  const version = (last: string): string =>
    `---\nurl: https://vell.example/mole\n---\n# The mole\n\nIt was built of the stones of three others.\n\nIt leans towards the town by a hand a century.\n\n${last}\n`;
  const gone = "Nobody knows who ordered it.";
  const [added] = await importTexts(client, { "mole.md": version(gone) });
  const articleId = added?.articleId ?? expect.fail("not imported");
  await client.ask("annotations.createFromQuote", { articleId, exact: gone, note: "Who says so?" });
  await importTexts(client, {
    "mole-again.md": version("The council ordered it, as we know now."),
  });

  const window = await openWindow(`postil://a/${articleId}`);
  const reader = new ReaderPage(window);
  await reader.ready();
  const line = window.page.getByRole("region", { name: wording.versions.label });
  await expectNoBarriers(window, EVERY_THEME);
  await line.getByRole("button", { name: wording.versions.unplaced(1) }).click();
  await window.page.getByRole("button", { name: wording.versions.showOwn }).waitFor();
  await expectNoBarriers(window);
  await reader.press("Escape");
  await reader.press("v");
  await line.getByRole("button", { name: wording.versions.openThis }).waitFor();
  await reader.ready();
  await expectNoBarriers(window);
  await reader.press("d");
  await window.page.getByRole("main", { name: wording.difference.title }).getByText(gone).waitFor();
  await reader.press("j");
  await expectNoBarriers(window, EVERY_THEME);
});
