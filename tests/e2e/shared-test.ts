import { importTexts } from "../postil/import-texts.ts";
import { makeHomeWithLibrary } from "../postil/test-home.ts";
import { ReaderPage } from "./pages/reader-page.ts";
import { hostTest } from "./test.ts";
import type { AppWindow } from "./window/app-window.ts";
import { watchWindows } from "./window/watched-windows.ts";

/** An article that a test has to itself, in a window of its own. */
export interface OpenedArticle {
  readonly articleId: string;
  readonly window: AppWindow;
  readonly reader: ReaderPage;
}

/** A test on an app and a library that all tests of its file share. Each brings articles of its own. */
export const sharedTest = hostTest
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  .extend("home", { scope: "file" }, async ({}, { onCleanup }) => {
    const home = await makeHomeWithLibrary();
    onCleanup(() => home[Symbol.asyncDispose]());
    return home;
  })
  .extend("app", { scope: "file" }, async ({ home, startHost }, { onCleanup }) => {
    const app = await startHost(home);
    onCleanup(() => app.kill9());
    return app;
  })
  .extend("client", { scope: "file" }, ({ app }) => app.client)
  /**
   * Opens windows that are watched: whatever their guards complain of fails the test. Each test is a person of its own: what
   * a window remembers would be where the next one comes up.
   */
  .extend("openWindow", async ({ app, task }, { onCleanup }) => {
    const windows = watchWindows(task);
    const profile = await app.newProfile();
    onCleanup(async () => {
      await windows.close();
      await profile.close();
    });
    return async (link?: string): Promise<AppWindow> =>
      windows.watch(await profile.openWindow(link));
  })
  /** Imports a text and opens it. A line at its end makes it an article of this test alone. */
  .extend("openArticle", ({ openWindow, client, task }) => {
    return async (text: string, name = "article.txt"): Promise<OpenedArticle> => {
      const own = `${text}\nThis copy was made for a test: ${task.name}.\n`;
      const [outcome] = await importTexts(client, { [name]: own });
      const articleId = outcome?.articleId;
      if (typeof articleId !== "string") throw new Error(outcome?.reason ?? "not imported");
      const window = await openWindow(`postil://a/${articleId}`);
      const reader = new ReaderPage(window);
      await reader.ready();
      return { articleId, window, reader };
    };
  });
