import { enterHost } from "../postil/host-client.ts";
import { importTexts } from "../postil/import-texts.ts";
import { startPostil } from "../postil/start-postil.ts";
import { makeHomeWithLibrary } from "../postil/test-home.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { browserTest, WINDOW_SIZE } from "./test.ts";
import type { PostilWindow } from "./window/open-window.ts";
import { windowOpener } from "./window/window-opener.ts";

/** An article that a test has to itself, in a window of its own. */
export interface OpenedArticle {
  readonly articleId: string;
  readonly window: PostilWindow;
  readonly reader: ReaderPage;
}

/** A test on a host and a library that all tests of its file share. Each brings articles of its own. */
export const sharedTest = browserTest
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  .extend("home", { scope: "file" }, async ({}, { onCleanup }) => {
    const home = await makeHomeWithLibrary();
    onCleanup(() => home[Symbol.asyncDispose]());
    return home;
  })
  .extend("postil", { scope: "file" }, async ({ home }, { onCleanup }) => {
    const postil = await startPostil(home);
    onCleanup(() => postil.kill9());
    return postil;
  })
  .extend("client", { scope: "file" }, ({ postil }) => enterHost(postil.address))
  // Its own for each test: what a window remembers would be where the next one comes up.
  .extend("context", async ({ browser, postil, client }, { onCleanup }) => {
    const context = await browser.newContext({ viewport: WINDOW_SIZE });
    const [name = "", value = ""] = client.cookie.split("=");
    await context.addCookies([{ name, value, url: postil.origin }]);
    onCleanup(() => context.close());
    return context;
  })
  /** Opens windows that are watched: whatever their guards complain of fails the test. */
  .extend("openWindow", async ({ context, postil, task }, { onCleanup }) => {
    const windows = windowOpener(context, task);
    onCleanup(windows.close);
    return (path = "/") => windows.open(postil.origin + path);
  })
  /** Imports a text and opens it. A line at its end makes it an article of this test alone. */
  .extend("openArticle", ({ openWindow, client, task }) => {
    return async (text: string, name = "article.txt"): Promise<OpenedArticle> => {
      const own = `${text}\nThis copy was made for a test: ${task.name}.\n`;
      const [outcome] = await importTexts(client, { [name]: own });
      const articleId = outcome?.articleId;
      if (typeof articleId !== "string") throw new Error(outcome?.reason ?? "not imported");
      const link = encodeURIComponent(`postil://a/${articleId}`);
      const window = await openWindow(`/?link=${link}`);
      const reader = new ReaderPage(window);
      await reader.ready();
      return { articleId, window, reader };
    };
  });
