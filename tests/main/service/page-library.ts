import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, onTestFinished } from "vitest";
import type { CallOutput } from "#contract/calls.js";
import type { ImportOutcome } from "#contract/records.js";
import { AnnotationId, type ArticleId, type ContentHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { chance, madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

export const URL = "https://vell.example/news/pilots";
export const random = chance(21);
export const TEXT = madeParagraphs(random, 5);
export const NOTICES = madeParagraphs(random, 3);
/** Words that stand once in the text, and in its second paragraph. */
export const QUOTE = (TEXT[1] ?? "").split(" ").slice(4, 10).join(" ");
/** The same in the last paragraph. */
export const LAST_QUOTE = (TEXT[4] ?? "").split(" ").slice(4, 10).join(" ");

export interface Page {
  readonly title?: string;
  readonly url?: string;
  readonly paragraphs?: readonly string[];
}

export function page({ title = "The pilots", url = URL, paragraphs = TEXT }: Page): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join("\n");
  return `<!doctype html><html lang="la"><head><title>${title}</title>
<link rel="canonical" href="${url}"></head>
<body><article><h1>${title}</h1>${body}</article></body></html>`;
}

let files = 0;

/** A library of pages, new for each test. */
export class PageLibrary {
  #folder: TestFolder | undefined;
  #app: TestApp | undefined;

  get app(): TestApp {
    if (this.#app === undefined) throw new Error("only inside a test");
    return this.#app;
  }

  async open(): Promise<void> {
    this.#folder ??= await makeTestFolder();
    this.#app = await this.#folder.open();
  }

  async dispose(): Promise<void> {
    await this.#app?.close();
    await this.#folder?.[Symbol.asyncDispose]();
    this.#folder = undefined;
  }

  async restart(): Promise<void> {
    await this.#app?.close();
    await this.open();
  }

  /** Imports files in one go: pages, HTML, and Markdown. @returns one outcome each, in their order */
  async add(...contents: readonly (string | Page)[]): Promise<readonly ImportOutcome[]> {
    const paths: string[] = [];
    for (const content of contents) {
      files += 1;
      const text = typeof content === "string" ? content : page(content);
      const extension = text.startsWith("<") ? "html" : "md";
      const path = join(this.#folder?.folder ?? "", `${files}.${extension}`);
      await writeFile(path, text);
      paths.push(path);
    }
    return await this.app.app.importPaths(paths, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });
  }

  /** @throws when it was not imported */
  async addOne(content: string | Page): Promise<ImportOutcome & { articleId: ArticleId }> {
    const [outcome] = await this.add(content);
    if (outcome?.articleId === undefined || outcome.articleId === null) {
      throw new Error(outcome?.reason ?? "nothing was imported");
    }
    return { ...outcome, articleId: outcome.articleId };
  }

  async get(articleId: ArticleId, contentHash?: ContentHash): Promise<CallOutput<"articles.get">> {
    return await this.app.ask("articles.get", { articleId, ...(contentHash && { contentHash }) });
  }

  async highlight(
    articleId: ArticleId,
    words: string,
    version?: ContentHash,
  ): Promise<CallOutput<"annotations.create">["annotation"]> {
    const { plainText, contentHash } = await this.app.ask("articles.text", {
      articleId,
      ...(version && { contentHash: version }),
    });
    const start = plainText.indexOf(words);
    const bytes = crypto.getRandomValues(new Uint8Array(10));
    const annotationId = AnnotationId.parse(makeUlid(Date.now(), bytes));
    const place = { articleId, contentHash, start, end: start + words.length };
    const made = await this.app.ask("annotations.create", {
      annotationId,
      ...place,
      color: "yellow",
    });
    return made.annotation;
  }

  async articles(): Promise<number> {
    return (await this.app.ask("articles.list", {})).total;
  }

  /** What stands under each anchor, in the version that is asked for. */
  async quotes(articleId: ArticleId, contentHash?: ContentHash): Promise<readonly string[]> {
    const { annotations } = await this.get(articleId, contentHash);
    const { plainText } = await this.app.ask("articles.text", {
      articleId,
      ...(contentHash && { contentHash }),
    });
    return annotations.map(({ anchor }) =>
      "span" in anchor ? plainText.slice(anchor.span.start, anchor.span.end) : anchor.kind,
    );
  }
}

export function usePages(): PageLibrary {
  const pages = new PageLibrary();
  beforeEach(async () => {
    await pages.open();
    onTestFinished(() => pages.dispose());
  });
  return pages;
}
