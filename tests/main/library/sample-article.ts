import { createHash, randomBytes } from "node:crypto";
import {
  AnnotationId,
  ArticleId,
  ContentHash,
  OriginalHash,
  TextHash,
} from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import type { Change } from "#core/operation/operation.js";
import type { NewArticle } from "../../../electron/library/library.ts";

export function newArticleId(milliseconds = Date.now()): ArticleId {
  return ArticleId.parse(makeUlid(milliseconds, randomBytes(10)));
}

export function newArticle(text = "Some words to read.", articleId = newArticleId()): NewArticle {
  const html = `<p>${text}</p>\n`;
  const bytes = Buffer.from(text);
  const originalHash = OriginalHash.parse(sha256(bytes));
  return {
    articleId,
    created: "2026-11-22T09:00:00.000Z",
    original: { bytes, hash: originalHash, extension: "txt" },
    version: {
      html,
      assets: [],
      facts: {
        format: 1,
        contentHash: ContentHash.parse(sha256(html)),
        textHash: TextHash.parse(sha256(`${text}\n`)),
        originalHash,
        title: text.slice(0, 40),
        byline: null,
        site: null,
        url: null,
        language: "en",
        direction: "ltr",
        published: null,
        leadImage: null,
        isWholePage: false,
        unreadFrontMatter: null,
        companions: [],
        excerpt: text.slice(0, 300),
        words: text.split(" ").length,
        textLength: text.length + 1,
        imported: "2026-11-22T09:00:00.000Z",
        originalName: "words.txt",
        mediaType: "text/plain",
        encoding: "utf-8",
        importerVersion: 1,
        sourceTags: [],
      },
    },
  };
}

export function newHighlight(article: NewArticle, note = ""): Change {
  return {
    kind: "highlight",
    id: AnnotationId.parse(makeUlid(Date.now(), randomBytes(10))),
    set: {
      contentHash: article.version.facts.contentHash,
      position: { start: 0, end: 4 },
      quote: { exact: "Some", prefix: "", suffix: " words" },
      block: { headings: [], index: 0 },
      color: "yellow",
      style: "fill",
      ...(note !== "" && { note }),
    },
  };
}

export function sha256(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
