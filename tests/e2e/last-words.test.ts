import { expect } from "vitest";
import { holdPauses } from "../browser/hold-pauses.ts";
import { importTexts } from "../postil/import-texts.ts";
import { startPostil } from "../postil/start-postil.ts";
import { openBrowserWindow } from "./host/browser-app.ts";
import { needsBrowserHost } from "./host/host-under-test.ts";
import { LibraryPage } from "./pages/library-page.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { test } from "./test.ts";
import { LONG_READ } from "./texts.ts";

/** A browser opens no more to one host at once, and lets what else is asked for wait. */
const CONNECTIONS = 6;

test("what a page saves as it goes is sent although the page is gone by then", async ({
  home,
  browser,
  skip,
}) => {
  needsBrowserHost({ skip }, "the desktop waits for what its window saves");
  await using context = await browser.newContext();
  await using postil = await startPostil(home);
  const window = await openBrowserWindow(context, postil.address);
  const { page, client } = window;
  const [added] = await importTexts(client, { "walk.md": LONG_READ });
  const articleId = added?.articleId ?? expect.fail("not imported");
  const offset = async () =>
    (await client.ask("articles.get", { articleId })).position?.offset ?? 0;
  await new LibraryPage(page).article("walk").first().click();
  const reader = new ReaderPage(window);
  await reader.ready();
  await reader.article.scrollTo(2_000);
  await expect.poll(offset).toBeGreaterThan(0);
  const before = await offset();
  // Else it saves where it is as if it stayed, where the machine pauses before the page goes.
  await holdPauses(page, 500);

  // A busy host: what the page asks for as it goes has to wait for a connection until it is gone.
  process.kill(postil.pid, "SIGSTOP");
  await page.evaluate((calls) => {
    for (let call = 0; call < calls; call += 1) void fetch("/call", { method: "POST", body: "{}" });
    document.querySelector("iframe")?.contentWindow?.scrollTo(0, 6_000);
    return new Promise((resolve) => {
      requestAnimationFrame(() => requestAnimationFrame(resolve));
    });
  }, CONNECTIONS);
  await page.close();
  process.kill(postil.pid, "SIGCONT");
  await expect.poll(offset).toBeGreaterThan(before);
});
