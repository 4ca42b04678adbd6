import { expect } from "vitest";
import { wording } from "#core/wording/wording.js";
import { encodeLegacy } from "../../main/import/encode-legacy.ts";
import { importTexts } from "../../postil/import-texts.ts";
import { needsBrowserHost } from "../host/host-under-test.ts";
import { ReaderPage } from "../pages/reader-page.ts";
import { sharedTest as test } from "../shared-test.ts";
import { expectNoBarriers } from "./expect-no-barriers.ts";

test("the details of an article, with another encoding being tried", async ({
  openWindow,
  client,
  skip,
}) => {
  needsBrowserHost({ skip }, "axe looks at the article in a page of its own");
  const letter = "<title>No. 7</title><p>вода ушла ещё до рассвета, и лодки стоят на песке.</p>";
  const [added] = await importTexts(client, {
    "letter.html": encodeLegacy(`<html><meta charset="windows-1251">${letter}</html>`, "koi8-r"),
  });
  const window = await openWindow(`postil://a/${added?.articleId ?? expect.fail("not imported")}`);
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.press("i");
  const details = window.page.getByRole("dialog", { name: wording.details.title });
  await expectNoBarriers(window);
  await details.getByRole("button", { name: wording.details.encoding }).click();
  await window.page.getByRole("option", { name: wording.encodings["koi8-r"], exact: true }).click();
  await details.getByText("вода ушла ещё до рассвета").waitFor();
  await expectNoBarriers(window);
});
