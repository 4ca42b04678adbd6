import type { AnnotationState } from "#core/annotation/annotation.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { Block } from "#core/document/block.js";
import { foldName } from "#core/text/fold-for-search.js";
import type {
  AnnotationId,
  ArticleId,
  ContentHash,
  LibraryId,
  OriginalHash,
  TextHash,
} from "#core/identity/ids.js";
import type { Tag } from "#core/tag/tag.js";
import { createHash } from "node:crypto";
import type { IndexedArticle } from "../../../electron/index/indexed-article.ts";

export const LIBRARY_ID = "01jx0000000000000000000lib" as LibraryId;

/** What a test says of an article; the rest is made up, the same each time. */
export interface ArticleSketch {
  readonly title?: string;
  readonly text?: string;
  readonly byline?: string | null;
  readonly site?: string | null;
  readonly url?: string | null;
  readonly language?: string | null;
  readonly state?: ArticleRecord["state"];
  readonly tags?: readonly string[];
  readonly trashed?: boolean;
  readonly purged?: boolean;
  readonly words?: number;
  readonly created?: string;
  readonly modified?: string;
  readonly published?: string | null;
  readonly progress?: number;
  readonly finishedAt?: string | null;
  readonly lastReadAt?: string | null;
  readonly annotations?: readonly AnnotationSketch[];
  readonly folders?: readonly string[];
  readonly stamp?: string;
}

export interface AnnotationSketch {
  readonly id?: string;
  /** Must stand in the article's text to be placed. */
  readonly quote: string;
  readonly note?: string;
  readonly tags?: readonly string[];
  readonly color?: AnnotationState["color"];
  readonly quotation?: boolean;
  readonly trashed?: boolean;
  readonly purged?: boolean;
  readonly created?: string;
  readonly anchor?: "placed" | "uncertain" | "orphaned";
}

/** @returns an id that sorts by its number */
export function articleId(number: number): ArticleId {
  return `01jw${String(number).padStart(22, "0")}` as ArticleId;
}

export function annotationId(number: number): AnnotationId {
  return `01jx${String(number).padStart(22, "0")}` as AnnotationId;
}

export function hashOf(text: string): ContentHash & TextHash & OriginalHash {
  return createHash("sha256").update(text).digest("hex") as ContentHash & TextHash & OriginalHash;
}

export function tagOf(name: string): Tag {
  return name as Tag;
}

let made = 0;

export function makeArticle(number: number, sketch: ArticleSketch = {}): IndexedArticle {
  const text = sketch.text ?? `Body of article ${number}.\n`;
  const record = recordOf(number, sketch, text);
  const anchors = new Map(
    (sketch.annotations ?? []).map((annotation, index) => [
      record.annotations[index]?.annotationId ?? annotationId(0),
      anchorOf(annotation, text),
    ]),
  );
  return {
    record,
    anchors,
    document: record.purged ? undefined : { plainText: text, blocks: linesOf(text) },
    originals: [hashOf(`original ${number}`)],
    folders: sketch.folders ?? [`${foldName(record.title)}-${number}`],
    stamp: sketch.stamp ?? "1",
  };
}

/** Every line is a paragraph, as the serialiser writes them. */
function linesOf(text: string): readonly Block[] {
  return [...text.matchAll(/[^\n]+/g)].map(({ index, 0: line }) => ({
    kind: "paragraph",
    start: index,
    end: index + line.length,
  }));
}

function recordOf(number: number, sketch: ArticleSketch, text: string): ArticleRecord {
  const created = sketch.created ?? new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString();
  const title = sketch.title ?? `Article ${number}`;
  const contentHash = hashOf(`html of ${text}`);
  const current = {
    format: 1 as const,
    contentHash,
    textHash: hashOf(text),
    originalHash: hashOf(`original ${number}`),
    title,
    byline: sketch.byline ?? null,
    site: sketch.site ?? null,
    url: sketch.url ?? null,
    language: sketch.language ?? null,
    direction: "ltr" as const,
    published: sketch.published ?? null,
    leadImage: null,
    isWholePage: false,
    unreadFrontMatter: null,
    companions: [],
    excerpt: text.slice(0, 300),
    words: sketch.words ?? text.split(/\s+/u).filter((word) => word !== "").length,
    textLength: text.length,
    imported: created,
    originalName: `${number}.txt`,
    mediaType: "text/plain",
    encoding: "utf-8",
    importerVersion: 1,
    sourceTags: [],
  };
  return {
    articleId: articleId(number),
    created,
    modified: sketch.modified ?? created,
    versions: [current],
    current,
    chosenBy: undefined,
    title,
    state: sketch.state ?? "inbox",
    tags: (sketch.tags ?? []).map(tagOf),
    trashed: sketch.trashed ?? false,
    trashedAt: sketch.trashed === true ? created : null,
    purged: sketch.purged ?? false,
    restored: false,
    finishedAt: sketch.finishedAt ?? null,
    lastReadAt: sketch.lastReadAt ?? null,
    position:
      sketch.progress === undefined
        ? undefined
        : { contentHash, offset: 0, progress: sketch.progress },
    annotations: (sketch.annotations ?? []).map((annotation) =>
      annotationOf(annotation, articleId(number), contentHash, text, created),
    ),
  };
}

function annotationOf(
  sketch: AnnotationSketch,
  owner: ArticleId,
  contentHash: ContentHash,
  text: string,
  created: string,
): AnnotationState {
  const start = Math.max(0, text.indexOf(sketch.quote));
  made += 1;
  return {
    annotationId: sketch.id === undefined ? annotationId(made) : (sketch.id as AnnotationId),
    articleId: owner,
    contentHash,
    position: { start, end: start + sketch.quote.length },
    quote: { exact: sketch.quote, prefix: "", suffix: "" },
    block: { headings: [], index: 0 },
    color: sketch.color ?? "yellow",
    style: "fill",
    note: sketch.note ?? "",
    noteVersions: [],
    tags: (sketch.tags ?? []).map(tagOf),
    quotation: sketch.quotation ?? false,
    trashed: sketch.trashed ?? false,
    trashedAt: sketch.trashed === true ? created : null,
    purged: sketch.trashed === true && sketch.purged === true,
    restored: false,
    created: sketch.created ?? created,
    modified: sketch.created ?? created,
  };
}

function anchorOf(
  sketch: AnnotationSketch,
  text: string,
): IndexedArticle["anchors"] extends ReadonlyMap<unknown, infer Anchor> ? Anchor : never {
  const start = Math.max(0, text.indexOf(sketch.quote));
  const span = { start, end: start + sketch.quote.length };
  switch (sketch.anchor ?? "placed") {
    case "placed":
      return { kind: "placed", span };
    case "uncertain":
      return { kind: "uncertain", candidates: [{ span, score: 0.8 }] };
    case "orphaned":
      return { kind: "orphaned", lastKnown: span };
  }
}
