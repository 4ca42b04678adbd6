import { z } from "zod";
import { Annotation } from "#core/annotation/annotation.js";
import { Color } from "#core/annotation/color.js";
import { ASSET_NAME } from "#core/article/asset.js";
import { ArticleState } from "#core/article/article-state.js";
import { VersionFacts } from "#core/article/version-facts.js";
import { ArticleId, ContentHash, LibraryId, SavedSearchId } from "#core/identity/ids.js";
import { Tag } from "#core/tag/tag.js";
import { FailureCode } from "#core/failure/failure.js";

/** One line of the library's list. */
export const ArticleRow = z.object({
  articleId: ArticleId,
  title: z.string(),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  direction: z.enum(["ltr", "rtl"]),
  excerpt: z.string(),
  /** Without recurring paragraphs. */
  words: z.int(),
  state: ArticleState,
  trashed: z.boolean(),
  /** ISO 8601, UTC; null outside the trash. */
  trashedAt: z.string().nullable(),
  /** Deleted for good: only its annotations are left. */
  purged: z.boolean(),
  tags: z.array(Tag),
  /** Furthest share of the text read, 0 to 1. */
  progress: z.number(),
  highlights: z.int(),
  /** Colours of the first highlights in reading order, at most eight. */
  colors: z.array(Color),
  /** ISO 8601, UTC. */
  added: z.string(),
  modified: z.string(),
  published: z.string().nullable(),
  /** Name of an asset; a picture on the web is none of the window's. */
  leadImage: z.string().regex(ASSET_NAME).nullable(),
});
export type ArticleRow = z.infer<typeof ArticleRow>;

/** A paragraph that recurs in several articles, as it stands in one of them. UTF-16 code units of `plainText`; end exclusive. */
export const FoldedParagraph = z.object({
  /** Where the label above it begins; without one, `start`. */
  lead: z.int(),
  start: z.int(),
  end: z.int(),
  /** In how many articles it stands, this one and those of equal text once. */
  articles: z.int(),
});
export type FoldedParagraph = z.infer<typeof FoldedParagraph>;

/** One article with all that the reader screen shows. */
export const ArticleDetail = z.object({
  articleId: ArticleId,
  title: z.string(),
  state: ArticleState,
  trashed: z.boolean(),
  tags: z.array(Tag),
  /** Of the version that is shown. */
  facts: VersionFacts,
  /** Oldest first. */
  versions: z.array(VersionFacts),
  /** The version that opens. */
  current: ContentHash,
  /** Who chose that one; null where it opens because it is the newest. See `ArticleRecord`. */
  chosenBy: z.enum(["reader", "import"]).nullable(),
  /** Sanitised when imported; the window sanitises it again before it shows it. Assets as `../assets/<hash>.<ext>`. */
  html: z.string(),
  /** In reading order; empty for a version that is not the current one. */
  notices: z.array(FoldedParagraph),
  /** Without them. */
  words: z.int(),
  position: z
    .object({ contentHash: ContentHash, offset: z.int(), progress: z.number() })
    .nullable(),
  /** Not the trashed ones, each where it stands in the version that is shown. */
  annotations: z.array(Annotation),
});
export type ArticleDetail = z.infer<typeof ArticleDetail>;

export const TagCount = z.object({
  tag: Tag,
  /** Articles and annotations that carry it, trashed ones left out. */
  count: z.int(),
  color: Color.nullable(),
});
export type TagCount = z.infer<typeof TagCount>;

/** What was said of a tag as such: that it was renamed or deleted. See `tagNames`. */
export const TagMark = z.object({
  tag: Tag,
  color: Color.nullable(),
  aliasOf: Tag.nullable(),
  trashed: z.boolean().optional(),
});

/** A tag as it is called now, with what carries it; trashed ones left out. */
export const TagUse = z.object({
  tag: Tag,
  articles: z.int(),
  highlights: z.int(),
  color: Color.nullable(),
  /** Names that it had before, or was given besides: they all mean this tag. */
  otherNames: z.array(Tag),
  /** Nothing shows it; it comes back when it is used again. */
  isDeleted: z.boolean(),
});
export type TagUse = z.infer<typeof TagUse>;

/** What a change of tags does, or would do. */
export const TagChangeOutcome = z.object({
  /** That it touches, themselves; trashed ones left out. */
  articles: z.int(),
  highlights: z.int(),
  /** Each tag that is called something else by it; null for one that is out of sight. Empty when nothing changes. */
  steps: z.array(
    z.object({
      from: Tag.nullable(),
      to: Tag.nullable(),
      /** There is such a tag already. */
      merges: z.boolean(),
    }),
  ),
});
export type TagChangeOutcome = z.infer<typeof TagChangeOutcome>;

export const SavedSearch = z.object({
  id: SavedSearchId,
  name: z.string(),
  query: z.string(),
  count: z.int(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

/** What a window shows around the list: where it is, and how many there are of everything. */
export const LibraryOverview = z.object({
  libraryId: LibraryId,
  /** Absolute path, for showing. */
  directory: z.string(),
  /** Why nothing can be written, or null. */
  readOnlyBecause: z.string().nullable(),
  /** How many articles disappeared at once, in words, until a person says what that means; nothing is written before. */
  undecidedArticles: z.string().nullable(),
  counts: z.object({
    inbox: z.int(),
    reading: z.int(),
    done: z.int(),
    archived: z.int(),
    trashed: z.int(),
    annotations: z.int(),
    needLook: z.int(),
  }),
  tags: z.array(TagCount),
  /** Tags that were renamed or deleted: what is typed for one means what it is called now. */
  tagMarks: z.array(TagMark),
  savedSearches: z.array(SavedSearch),
  /** The reader's own names for colours, where given. */
  colorNames: z.partialRecord(Color, z.string()),
  undo: z.string().nullable(),
  redo: z.string().nullable(),
  /** Damage met while reading the files; each line was set aside, nothing was lost in silence. */
  problems: z.array(z.object({ path: z.string(), problem: z.string() })),
});
export type LibraryOverview = z.infer<typeof LibraryOverview>;

/** How an article took a later version in. */
export const VersionUpdate = z.object({
  /** The version that was added. */
  contentHash: ContentHash,
  /** The one that opened until then. */
  before: ContentHash,
  /** How much of that one's text is in the new one, 0 to 1. */
  share: z.number(),
  /** Whether the new one opens from now on. */
  opens: z.boolean(),
});
export type VersionUpdate = z.infer<typeof VersionUpdate>;

/** Another article whose text is much the same. Nothing was done to it. */
export const SimilarArticle = z.object({
  articleId: ArticleId,
  title: z.string(),
  /** How much of the new article's text stands in it, 0 to 1. */
  share: z.number(),
});
export type SimilarArticle = z.infer<typeof SimilarArticle>;

export const IMPORT_STATUSES = ["added", "known", "updated", "failed"] as const;
/** What became of one file. */
export const ImportOutcome = z.object({
  /** As the person named it: a path on the command line, a file name in a window. */
  path: z.string(),
  status: z.enum(IMPORT_STATUSES),
  articleId: ArticleId.nullable(),
  title: z.string().nullable(),
  /** A sentence, when it failed, or where something else is to be known. */
  reason: z.string().nullable(),
  code: FailureCode.nullable(),
  /** When it was updated. */
  update: VersionUpdate.optional(),
  /** When it was added, and there is such an article. */
  similarTo: SimilarArticle.optional(),
});
export type ImportOutcome = z.infer<typeof ImportOutcome>;

/** What became of the files of the inbox folder. */
export const InboxReport = z.object({
  /** First those that lie there and could not be added, then what was added since the app started, latest first. */
  outcomes: z.array(ImportOutcome),
  /** Files that lie there because the reader stopped. */
  waiting: z.int(),
  /** null unless files are being added just now. */
  progress: z.object({ done: z.int(), total: z.int(), current: z.string() }).nullable(),
});
export type InboxReport = z.infer<typeof InboxReport>;

/** A block of the reading document. */
export const DocumentBlock = z.object({
  kind: z.string(),
  start: z.int(),
  end: z.int(),
  /** In how many articles of the library it stands, when it is folded as boilerplate; else false. */
  boilerplate: z.union([z.int().min(2), z.literal(false)]),
});

/** What became of a paragraph from one version of an article to another, or of several that stayed. */
export const DifferenceRow = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("kept"),
    /** Beginnings of the first and, of several, the last. */
    first: z.string(),
    last: z.string().nullable(),
    paragraphs: z.int(),
  }),
  z.object({
    kind: z.literal("changed"),
    parts: z.array(z.object({ kind: z.enum(["kept", "removed", "added"]), text: z.string() })),
  }),
  z.object({ kind: z.literal("removed"), text: z.string() }),
  z.object({ kind: z.literal("added"), text: z.string() }),
]);
export type DifferenceRow = z.infer<typeof DifferenceRow>;

/** What changed from one version of an article to another. */
export const ArticleDifference = z.object({
  title: z.string(),
  /** The version that opens. */
  current: ContentHash,
  from: VersionFacts,
  to: VersionFacts,
  /** In reading order. */
  rows: z.array(DifferenceRow),
  /** Changes that are left out behind the last row, where there are too many to be read. */
  left: z.int(),
});
export type ArticleDifference = z.infer<typeof ArticleDifference>;
