import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import type { Annotation } from "#core/annotation/annotation.js";
import type { Color } from "#core/annotation/color.js";
import { AnnotationId, type ArticleId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { launchChromium } from "../../browser/launch-chromium.ts";
import { type HostClient, makeClient } from "../../postil/host-client.ts";
import { importTexts } from "../../postil/import-texts.ts";
import { type Postil, startPostil } from "../../postil/start-postil.ts";
import { type TestHome, makeHome } from "../../postil/test-home.ts";
import { type ReaderPage, makeReaderPage } from "./reader-page.ts";

/** The real app over the real browser host, and a real Chromium that has entered it. */
export interface ReaderApp {
  readonly home: TestHome;
  readonly postil: Postil;
  readonly context: BrowserContext;
  /** Talks to the same app, as a second window would. */
  readonly client: HostClient;
}

/** A window of it with one article open. */
export interface Reader extends AsyncDisposable, ReaderPage {
  readonly client: HostClient;
  readonly articleId: ArticleId;
  /** `plainText` as the app has it. */
  readonly text: string;
  /** Makes a highlight on the first place where these words stand, as another window would. */
  mark(words: string, color?: Color, note?: string): Promise<AnnotationId>;
  annotations(): Promise<readonly Annotation[]>;
  /** Opens the article again, at a passage if one is given. */
  open(passage?: { readonly annotationId?: AnnotationId; readonly span?: unknown }): Promise<void>;
}

export interface ReaderOptions {
  /** Of the article's file; its ending says what it is. */
  readonly name?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Done to the window before the article is opened in it. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Errors that the test itself brings about. */
  readonly expectedErrors?: RegExp;
}

/** Starts the app before the tests of a file, and ends it after them. @returns what opens an article in it */
export function useReaderApp(): (content: string, options?: ReaderOptions) => Promise<Reader> {
  let app: ReaderApp | undefined;
  const closing = new AsyncDisposableStack();
  beforeAll(async () => {
    const home = closing.use(await makeHome());
    const postil = closing.use(await startPostil(home));
    const browser = closing.adopt(await launchChromium(), (open) => open.close());
    const context = await browser.newContext();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    await page.goto(postil.address);
    await page.close();
    const cookies = await context.cookies();
    const cookie = cookies.map((one) => `${one.name}=${one.value}`).join("; ");
    app = { home, postil, context, client: makeClient(postil.origin, cookie) };
  });
  afterAll(() => closing.disposeAsync());
  return (content, options = {}) => {
    if (app === undefined) throw new Error("articles are opened inside tests");
    return openReader(app, content, options);
  };
}

let copies = 0;

/** When the reader is disposed of, it fails if the window reported an error or a violation of its policy. */
async function openReader(
  { context, client, postil }: ReaderApp,
  content: string,
  {
    name = "article.md",
    viewport = { width: 1280, height: 800 },
    prepare,
    expectedErrors,
  }: ReaderOptions,
): Promise<Reader> {
  // The same bytes would be the same article, with the highlights of the test before.
  copies += 1;
  const [outcome] = await importTexts(client, { [name]: `${content}\nCopy ${copies}.\n` });
  const articleId = outcome?.articleId;
  if (articleId === null || articleId === undefined) {
    throw new Error(outcome?.reason ?? "the article was not imported");
  }
  const { plainText: text, contentHash } = await client.ask("articles.text", { articleId });
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  const complaints = listenForComplaints(page);
  await prepare?.(page);
  const readerPage = makeReaderPage(page, await context.newCDPSession(page));
  await page.goto(postil.origin);

  async function open(passage: object = {}): Promise<void> {
    await page.evaluate((postilScreen) => history.replaceState({ postilScreen, depth: 0 }, ""), {
      kind: "reader",
      articleId,
      ...passage,
    });
    await page.reload();
    await readerPage.waitForText();
  }

  await open();
  return {
    ...readerPage,
    client,
    articleId,
    text,
    open,
    async mark(words, color = "yellow", note = "") {
      const start = text.indexOf(words);
      if (start === -1) throw new Error(`the article does not say "${words}"`);
      const random = crypto.getRandomValues(new Uint8Array(10));
      const annotationId = AnnotationId.parse(makeUlid(Date.now(), random));
      const end = start + words.length;
      await client.ask("annotations.create", {
        annotationId,
        articleId,
        contentHash,
        start,
        end,
        color,
        note,
      });
      return annotationId;
    },
    annotations: async () => (await client.ask("articles.get", { articleId })).annotations,
    [Symbol.asyncDispose]: async () => {
      await page.close();
      await client.ask("settings.set", { lastColor: "yellow", showNotes: true });
      await client.ask("articles.update", { articleIds: [articleId], trashed: true });
      expect(complaints.filter((complaint) => expectedErrors?.test(complaint) !== true)).toEqual(
        [],
      );
    },
  };
}

/** Everything the window says that a healthy one does not; policy reports are console errors, too. */
function listenForComplaints(page: Page): readonly string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  return complaints;
}
