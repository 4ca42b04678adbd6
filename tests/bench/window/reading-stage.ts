import type { BrowserContext, Page } from "playwright-core";
import { enterHost, type HostClient } from "../../postil/host-client.ts";
import { startPostil } from "../../postil/start-postil.ts";
import { makeHome, type TestHome } from "../../postil/test-home.ts";
import { LibraryPage } from "../../e2e/pages/library-page.ts";
import { fillIndex } from "../run/filled-library.ts";
import type { Bench } from "../run/row.ts";
import { highlightLog, spreadSpans } from "../material/highlight-log.ts";
import { makeText } from "../material/made-text.ts";
import { type StoredArticle, storeArticle } from "../material/stored-article.ts";
import { writeLibrary } from "../material/write-library.ts";
import { watchForArticle } from "./until-painted.ts";

/** Long texts are numbered from here on, apart from those of a library. */
const FIRST_LONG_TEXT = 100_000_000;

export const WINDOW_SIZE = { width: 1280, height: 800 } as const;

/** A window of Postil in front of a library of a few long articles. */
export interface ReadingStage extends AsyncDisposable {
  readonly home: TestHome;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly client: HostClient;
  /** In the order in which they are to be opened. */
  readonly articles: readonly StoredArticle[];
  /**
   * Loads the window anew and opens an article from the list with a key.
   * @returns milliseconds from the key to the second animation frame after its text and its highlights were there
   */
  open(article: StoredArticle): Promise<number>;
}

/** The app has never opened any of the articles: its index was filled by a process that is gone. */
export async function setReadingStage(
  bench: Bench,
  { copies, words, highlights }: { copies: number; words: number; highlights: number },
): Promise<ReadingStage> {
  await using closing = new AsyncDisposableStack();
  const home = closing.use(await makeHome());
  const articles = Array.from({ length: copies }, (_, number) =>
    makeLongArticle(number, words, highlights),
  );
  await writeLibrary(home.library, articles);
  await fillIndex(home);
  const postil = closing.use(await startPostil(home));
  const client = await enterHost(postil.address);
  const browser = await bench.browser();
  const context = await browser.newContext({ viewport: WINDOW_SIZE });
  closing.adopt(context, (one) => one.close());
  const [name = "", value = ""] = client.cookie.split("=");
  await context.addCookies([{ name, value, url: postil.origin }]);
  const page = await context.newPage();
  await page.addInitScript(forgetLastScreen);
  const list = new LibraryPage(page);
  const kept = closing.move();

  return {
    home,
    context,
    page,
    client,
    articles,
    async open({ articleId, title }) {
      await page.bringToFront();
      // By way of nowhere: a window that is loaded again in its place shows the article that it showed before.
      await page.goto("about:blank");
      await page.goto(postil.origin);
      const row = list.article(title);
      await row.focus();
      // Set up first: a key overtakes what is sent to the window otherwise.
      const watch = await page.evaluateHandle(watchForArticle);
      await page.keyboard.press("Enter");
      const milliseconds = await watch.evaluate(({ seen }) => seen);
      // The next one then stands where this one stood.
      await client.ask("articles.update", { articleIds: [articleId], state: "archived" });
      return milliseconds;
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Runs in every page: Postil opens where it was left, which is not what is measured. */
function forgetLastScreen(): void {
  if (location.protocol === "http:") localStorage.clear();
}

function makeLongArticle(number: number, words: number, highlights: number): StoredArticle {
  const article = storeArticle(number, makeText(FIRST_LONG_TEXT + number, words, "latin"));
  const spans = spreadSpans(article.document.plainText, highlights, number);
  return { ...article, files: [...article.files, highlightLog(article, spans)] };
}
