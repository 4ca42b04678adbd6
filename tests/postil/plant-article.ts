import { createHash } from "node:crypto";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { readDocument } from "#core/document/read-document.js";
import type { Failure } from "#core/failure/failure.js";
import { ArticleId, ContentHash, OriginalHash, TextHash } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import type { Result } from "#core/result.js";
import { openLibrary } from "../../electron/library/open-library.ts";
import type { TestHome } from "./test-home.ts";

const ULID_RANDOM_BYTES = 10;

/**
 * Puts an article into a library whose HTML no importer of ours has seen, as a sync tool, another program or a careless hand
 * could: its hash fits, so that nothing but the window's own locks stands between it and the reader.
 */
export async function plantArticle(
  home: Pick<TestHome, "library" | "folder">,
  { title, html }: { readonly title: string; readonly html: string },
): Promise<ArticleId> {
  const library = valueOf(
    await openLibrary({
      directory: home.library,
      dataDirectory: join(home.folder, "data-of-another-device"),
      create: true,
    }),
  );
  const { plainText } = readDocument(html);
  const now = new Date().toISOString();
  const original = Buffer.from(html);
  const originalHash = OriginalHash.parse(sha256(original));
  const articleId = ArticleId.parse(makeUlid(Date.now(), randomBytes(ULID_RANDOM_BYTES)));
  valueOf(
    await library.addArticle({
      articleId,
      created: now,
      original: { bytes: original, hash: originalHash, extension: "txt" },
      version: {
        html,
        assets: [],
        facts: {
          format: 1,
          contentHash: ContentHash.parse(sha256(html)),
          textHash: TextHash.parse(sha256(plainText)),
          originalHash,
          title,
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
          excerpt: "",
          words: 1,
          textLength: plainText.length,
          mediaType: "text/plain",
          encoding: "utf-8",
          sourceTags: [],
          imported: now,
          originalName: "planted.txt",
          importerVersion: 1,
        },
      },
    }),
  );
  await library.close();
  return articleId;
}

function valueOf<Value>(result: Result<Value, Failure>): Value {
  if (!result.ok) throw new Error(`${result.error.code} ${result.error.detail ?? ""}`);
  return result.value;
}

function sha256(content: Uint8Array | string): string {
  return createHash("sha256").update(content).digest("hex");
}
