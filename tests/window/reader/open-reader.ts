import type { BrowserContext, Page } from "playwright-core";
import { expect } from "vitest";
import type { Annotation } from "#core/annotation/annotation.js";
import type { Color } from "#core/annotation/color.js";
import { AnnotationId, type ArticleId, type ContentHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { type LentContext, lendContext } from "../../browser/lent-context.ts";
import { chromiumTest } from "../../browser/use-chromium.ts";
import { enterHost, type HostClient } from "../../postil/host-client.ts";
import { importTexts } from "../../postil/import-texts.ts";
import { type Postil, startPostil } from "../../postil/start-postil.ts";
import { makeHomeWithLibrary } from "../../postil/test-home.ts";
import { type ReaderPage, makeReaderPage } from "./reader-page.ts";

/** The real app over the real browser host, and a real Chromium that has entered it. */
interface ReaderApp {
  readonly postil: Postil;
  readonly context: BrowserContext;
  /** Talks to the same app, as a second window would. */
  readonly client: HostClient;
}

/** An article that a test has to itself. */
export interface MadeArticle {
  readonly client: HostClient;
  readonly articleId: ArticleId;
  readonly contentHash: ContentHash;
  /** `plainText` as the app has it. */
  readonly text: string;
}

/** A window of it with one article open. */
export interface Reader extends AsyncDisposable, MadeArticle, ReaderPage {
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
  /** Done to the article before it is opened: a window that is open takes part in every deed. */
  readonly before?: (article: MadeArticle) => Promise<void>;
  /** Done to the window before the article is opened in it. */
  readonly prepare?: (page: Page) => Promise<void>;
  /** Errors that the test itself brings about. */
  readonly expectedErrors?: RegExp;
}

/** @param content  of a new article; or one that was opened before, as it is now */
type OpenReader = (content: string | MadeArticle, options?: ReaderOptions) => Promise<Reader>;

/** The app of a worker, handed on from file to file: each test brings an article of its own. */
const readerTest = chromiumTest.extend(
  "host",
  { scope: "worker" },
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern that nothing is needed
  async ({}, { onCleanup }) => {
    const closing = new AsyncDisposableStack();
    onCleanup(() => closing.disposeAsync());
    const postil = closing.use(await startPostil(closing.use(await makeHomeWithLibrary())));
    const client = await enterHost(postil.address);
    return { postil, client, settings: await client.ask("settings.get", {}) };
  },
);

/** Opens the app to the tests of a file; after them it is set as it was. @returns what opens an article in it */
export function useReaderApp(): OpenReader {
  let app: ReaderApp | undefined;
  let lent: LentContext | undefined;
  readerTest.beforeAll(async ({ browser, host: { postil, client } }) => {
    const permissions = ["clipboard-read", "clipboard-write"];
    lent = await lendContext(browser, postil.origin, { permissions });
    const { context } = lent;
    const [name = "", value = ""] = client.cookie.split("=");
    await context.addCookies([{ name, value, url: postil.origin }]);
    app = { postil, context, client };
  });
  readerTest.afterAll(async ({ host: { client, settings } }) => {
    await lent?.giveBack();
    await client.ask("settings.set", settings);
  });
  return (content, options = {}) => {
    if (app === undefined) throw new Error("articles are opened inside tests");
    return openReader(app, content, options);
  };
}

let copies = 0;

async function makeArticle(
  client: HostClient,
  name: string,
  content: string,
): Promise<MadeArticle> {
  // The same bytes would be the same article, with the highlights of the test before.
  copies += 1;
  const [outcome] = await importTexts(client, { [name]: `${content}\nCopy ${copies}.\n` });
  const articleId = outcome?.articleId;
  if (articleId === null || articleId === undefined) {
    throw new Error(outcome?.reason ?? "the article was not imported");
  }
  const { plainText: text, contentHash } = await client.ask("articles.text", { articleId });
  return { client, articleId, contentHash, text };
}

/** When the reader is disposed of, it fails if the window reported an error or a violation of its policy. */
async function openReader(
  { context, client, postil }: ReaderApp,
  content: string | MadeArticle,
  {
    name = "article.md",
    viewport = { width: 1280, height: 800 },
    before,
    prepare,
    expectedErrors,
  }: ReaderOptions,
): Promise<Reader> {
  const article = typeof content === "string" ? await makeArticle(client, name, content) : content;
  const { articleId, contentHash, text } = article;
  if (content === article) {
    await client.ask("articles.update", { articleIds: [articleId], trashed: false });
  }
  await before?.(article);
  const page = await context.newPage();
  await page.setViewportSize(viewport);
  const complaints = listenForComplaints(page);
  await prepare?.(page);
  const readerPage = makeReaderPage(page, await context.newCDPSession(page));
  const screenAt = (passage: object) => ({
    postilScreen: { kind: "reader", articleId, ...passage },
    depth: 0,
  });

  async function open(passage: object = {}): Promise<void> {
    await page.evaluate((state) => history.replaceState(state, ""), screenAt(passage));
    await page.reload();
    await readerPage.waitForText();
  }

  await page.addInitScript(beginHistory, screenAt({}));
  await page.goto(postil.origin);
  await readerPage.waitForText();
  return {
    ...readerPage,
    ...article,
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

/** Runs in the page, before the window does: a window that was never open comes up with this. */
function beginHistory(state: object): void {
  if (globalThis.top === globalThis.self && history.state === null) history.replaceState(state, "");
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
