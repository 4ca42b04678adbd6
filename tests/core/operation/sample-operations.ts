import type { ArticleIdentity } from "#core/article/article-identity.js";
import type { VersionFacts } from "#core/article/version-facts.js";
import {
  ActionId,
  AnnotationId,
  ArticleId,
  ContentHash,
  OriginalHash,
  TextHash,
  WriterId,
} from "#core/identity/ids.js";
import {
  type Change,
  type HighlightFields,
  HybridTime,
  Operation,
  OperationRef,
} from "#core/operation/operation.js";
import { Tag } from "#core/tag/tag.js";

export type HighlightChange = Extract<Change, { kind: "highlight" }>;

/** An identifier that ends in a number or a word of the base-32 alphabet. */
function ulid(ending: string | number): string {
  return String(ending).padStart(26, "0");
}

export function annotationId(ending: string | number): AnnotationId {
  return AnnotationId.parse(ulid(ending));
}

export function articleId(ending: string | number): ArticleId {
  return ArticleId.parse(ulid(ending));
}

export function actionId(ending: string | number): ActionId {
  return ActionId.parse(ulid(ending));
}

export function contentHash(digit: string): ContentHash {
  return ContentHash.parse(digit.repeat(64));
}

export function tag(text: string): Tag {
  return Tag.parse(text);
}

/** @param minute  of one hour, which is plenty for a test */
export function timeAt(minute: number): HybridTime {
  return HybridTime.parse(`2026-11-22T09:${String(minute).padStart(2, "0")}:00.000Z-0000`);
}

/** One operation as a log holds it. `name` is `<writer>:<number>`, the writer one letter. */
export function operation(
  name: string,
  minute: number,
  after: readonly string[],
  change: Change,
  deed: { readonly action?: ActionId; readonly undoes?: ActionId } = {},
): Operation {
  const [w, n] = fullName(name).split(":");
  return Operation.parse({
    v: 1,
    w: WriterId.parse(w),
    n: Number(n),
    t: timeAt(minute),
    after: after.map((seen) => OperationRef.parse(fullName(seen))),
    ...deed,
    ...change,
  });
}

/** `a:1` is short for `aaaaaa:1`. */
export function fullName(name: string): string {
  return name.replace(/^(\w):/, (_, letter: string) => `${letter.repeat(6)}:`);
}

export const identity: ArticleIdentity = {
  format: 1,
  id: articleId(1),
  created: "2026-11-22T08:00:00.000Z",
};

export const version: VersionFacts = {
  format: 1,
  contentHash: contentHash("c"),
  textHash: TextHash.parse("d".repeat(64)),
  originalHash: OriginalHash.parse("e".repeat(64)),
  title: "A title",
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
  words: 100,
  textLength: 600,
  imported: "2026-11-22T08:00:00.000Z",
  originalName: "a-title.txt",
  mediaType: "text/plain",
  encoding: "utf-8",
  importerVersion: 1,
  sourceTags: [],
};

/** What makes a highlight. */
export function highlighting(
  id: AnnotationId,
  start = 10,
): HighlightChange & { set: HighlightFields } {
  return {
    kind: "highlight",
    id,
    set: {
      contentHash: version.contentHash,
      position: { start, end: start + 5 },
      quote: { exact: "words", prefix: "some ", suffix: " more" },
      block: { headings: [], index: 0 },
      color: "yellow",
      style: "fill",
    },
  };
}
