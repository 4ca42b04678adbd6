import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { needsBrowserHost } from "../host/host-under-test.ts";
import { ReaderPage } from "../pages/reader-page.ts";
import { sharedTest as test } from "../shared-test.ts";
import { LONG_READ } from "../texts.ts";
import { expectNoBarriers, type Look } from "./expect-no-barriers.ts";

const NARROW: readonly Look[] = [
  { theme: "paper", size: { width: 400, height: 700 } },
  { theme: "dark", size: { width: 640, height: 600 } },
  { theme: "light", size: { width: 800, height: 600 } },
];

const NOTE = `${"A thought that goes on over several lines of the margin. ".repeat(6)}\n\n1. one\n2. two`;

test("notes in a crowded margin, a note in its sheet, one that is written there, and a long one", async ({
  openArticle,
  openWindow,
  client,
  skip,
}) => {
  needsBrowserHost({ skip }, "axe looks at the article in a page of its own");
  const { articleId, window } = await openArticle(LONG_READ, "walk.md");
  await window.close();
  for (const [mile, note] of [NOTE, NOTE, NOTE, `${NOTE}\n\n`.repeat(30)].entries()) {
    await client.ask("annotations.createFromQuote", {
      articleId,
      exact: `Mile ${mile + 1} began`,
      note,
    });
  }
  const later = await openWindow(`postil://a/${articleId}`);
  const reader = new ReaderPage(later);
  await reader.ready();
  await reader.margin
    .getByText(/more lines?$/)
    .first()
    .waitFor();
  await expectNoBarriers(later);

  await later.page.setViewportSize({ width: 640, height: 600 });
  await reader.press("j");
  const sheet = later.page.getByRole("complementary", { name: /^Note \d/ });
  await sheet.waitFor();
  await expectNoBarriers(later, NARROW);
  await later.page.setViewportSize({ width: 640, height: 600 });
  await sheet.getByRole("button", { name: wording.reader.sheet.previous }).waitFor();
  await reader.press("n");
  await later.page.getByRole("textbox", { name: /^Note on / }).waitFor();
  await expectNoBarriers(later, NARROW.slice(0, 2));
  expect(later.guards.complaints).toEqual([]);
});
