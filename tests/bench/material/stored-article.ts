import { createHash } from "node:crypto";
import { join } from "node:path";
import type { Element, Root } from "hast";
import { ARTICLE_FORMAT, type ArticleIdentity } from "#core/article/article-identity.js";
import { VERSION_FORMAT, VersionFacts } from "#core/article/version-facts.js";
import { type ReadDocument, readDocument } from "#core/document/read-document.js";
import { ArticleId, type ContentHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { serialiseDocument } from "../../../electron/import/serialise-document.ts";
import { folderNameFor } from "../../../electron/library/folder-name.ts";
import type { MadeText } from "./made-text.ts";

/** An article as it lies in a library, before it is written. */
export interface StoredArticle {
  readonly articleId: ArticleId;
  readonly title: string;
  readonly contentHash: ContentHash;
  readonly document: ReadDocument;
  /** Below `articles/`. */
  readonly folder: string;
  /** Below the folder. */
  readonly files: readonly { readonly path: string; readonly content: string }[];
}

/** The first article was imported then, each later one a minute after the one before. */
const FIRST_IMPORT = Date.UTC(2026, 0, 1);
const MINUTE_MS = 60_000;

const PARAGRAPHS_OF_A_CHAPTER = 30;
const EXCERPT_LENGTH = 300;

/** Where an article is from. */
export interface Source {
  readonly byline: string | null;
  readonly site: string | null;
  readonly url: string | null;
  /** ISO 8601. */
  readonly published: string | null;
}
const UNKNOWN: Source = { byline: null, site: null, url: null, published: null };

/**
 * Puts a text into the very form in which an import leaves it, without importing it.
 * @param number  orders the articles of one library: the highest is the newest
 */
export function storeArticle(
  number: number,
  text: MadeText,
  source: Source = UNKNOWN,
): StoredArticle {
  const html = serialiseDocument(treeOf(text));
  const document = readDocument(html);
  const original = [text.title, ...text.paragraphs].join("\n\n");
  const imported = FIRST_IMPORT + number * MINUTE_MS;
  const created = new Date(imported).toISOString();
  const articleId = ArticleId.parse(makeUlid(imported, bytesOf(number)));
  const contentHash = sha256(html);
  const originalHash = sha256(original);
  const facts = VersionFacts.parse({
    format: VERSION_FORMAT,
    contentHash,
    textHash: sha256(document.plainText),
    originalHash,
    title: text.title,
    ...source,
    language: text.language,
    direction: text.script === "arabic" ? "rtl" : "ltr",
    excerpt: document.plainText.slice(0, EXCERPT_LENGTH),
    words: countWords(text),
    textLength: document.plainText.length,
    imported: created,
    originalName: `${number}.txt`,
    mediaType: "text/plain",
    encoding: "utf-8",
    importerVersion: 1,
    sourceTags: [],
  });
  const identity: ArticleIdentity = { format: ARTICLE_FORMAT, id: articleId, created };
  return {
    articleId,
    title: text.title,
    contentHash: facts.contentHash,
    document,
    folder: folderNameFor(text.title, articleId),
    files: [
      { path: "article.json", content: asJson(identity) },
      { path: join("originals", `${originalHash}.txt`), content: original },
      { path: join("versions", `${contentHash}.html`), content: html },
      { path: join("versions", `${contentHash}.json`), content: asJson(facts) },
    ],
  };
}

/** Paragraphs, and in long texts a heading now and then. */
function treeOf({ title, paragraphs }: MadeText): Root {
  const children = paragraphs.flatMap((paragraph, place) => {
    const opensChapter = place % PARAGRAPHS_OF_A_CHAPTER === 0 && place > 0;
    const block = element("p", paragraph);
    return opensChapter ? [element("h2", `${title}, ${place}`), block] : [block];
  });
  return { type: "root", children };
}

function element(tagName: "p" | "h2", text: string): Element {
  return { type: "element", tagName, properties: {}, children: [{ type: "text", value: text }] };
}

/** Good enough for a list; where there are no spaces, two characters make a word. */
function countWords({ paragraphs, script }: MadeText): number {
  const hasSpaces = !["japanese", "han", "kana", "thai"].includes(script);
  const count = (text: string): number =>
    hasSpaces ? text.split(" ").length : Math.ceil(text.length / 2);
  return paragraphs.reduce((sum, paragraph) => sum + count(paragraph), 0);
}

/** Ten bytes that no other number gives. */
function bytesOf(number: number): Uint8Array {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, number);
  return bytes;
}

function asJson(record: object): string {
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
