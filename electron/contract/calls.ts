import { z } from "zod";
import { Color } from "#core/annotation/color.js";
import { ArticleState } from "#core/article/article-state.js";
import { TextEncoding } from "#core/article/text-encoding.js";
import { VersionFacts } from "#core/article/version-facts.js";
import { AnnotationId, ArticleId, ContentHash, SavedSearchId } from "#core/identity/ids.js";
import { Settings, SettingsChange } from "#core/settings/settings.js";
import { TagChange } from "#core/tag/tag-change.js";
import { Tag } from "#core/tag/tag.js";
import { annotationCalls } from "./annotation-calls.ts";
import { CallError } from "./call-error.ts";
import { faultCalls } from "./fault-calls.ts";
import { NotWritten } from "./not-written.ts";
import { Page } from "./page.ts";
import { AnnotationSummary } from "./annotation-records.ts";
import {
  ArticleDetail,
  ArticleDifference,
  ArticleRow,
  DocumentBlock,
  ImportOutcome,
  InboxReport,
  LibraryOverview,
  SimilarArticle,
  TagChangeOutcome,
  TagUse,
} from "./records.ts";
import { HitPassage, RelatedArticle, SearchFacets, SearchHit } from "./search-records.ts";
import { quarantineCalls } from "./quarantine-calls.ts";
import { snapshotCalls } from "./snapshot-calls.ts";
import { statisticsCalls } from "./statistics-calls.ts";
import { trashCalls } from "./trash-calls.ts";

const Nothing = z.object({});
/** Names a file that the host received from a window (drop, picker) and keeps until it was imported. */
export const StagedFileId = z
  .string()
  .regex(/^[0-9a-z]{16,64}$/)
  .brand<"StagedFileId">();
export type StagedFileId = z.infer<typeof StagedFileId>;

/** Names articles that the app keeps in mind: see "articles.gather". */
export const GatheredId = z
  .string()
  .regex(/^[0-9a-z]{16,64}$/)
  .brand<"GatheredId">();
export type GatheredId = z.infer<typeof GatheredId>;

/** Articles by their ids, and those that were gathered before. */
const NamedArticles = {
  articleIds: z.array(ArticleId).default([]),
  gathered: GatheredId.optional(),
};

/** Which articles a list shows. */
export const ArticleView = z.enum(["inbox", "reading", "done", "archived", "trash", "all"]);
export type ArticleView = z.infer<typeof ArticleView>;

/** What a list shows. */
const ArticleList = {
  view: ArticleView.default("all"),
  tag: Tag.optional(),
  /** In the query language; see core/query. Whoever asks parses it too, and says what was not understood. */
  query: z.string().default(""),
  sort: Settings.shape.sort.unwrap().default("newest"),
};

/** Articles of a list. */
export const ArticleChoice = z.object({
  ...ArticleList,
  /** Their places, from 0, the end exclusive; left out for all. */
  ranges: z
    .array(z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() }))
    .optional(),
});
export type ArticleChoice = z.infer<typeof ArticleChoice>;

/**
 * The only list of what may cross from a window, or the command line, to the app. Each call is checked against its input
 * schema on the app's side; the reply is `Reply` (see reply.ts). Calls that take long report progress under the caller's
 * call id and can be cancelled by it.
 */
export const calls = {
  "library.overview": { input: Nothing, output: LibraryOverview },
  /**
   * Verifies every file, log line and the index; `repair` quarantines what is damaged, deletes nothing. One that was stopped within the
   * last day goes on where it was: what it found sound is not looked at again, unless `fromStart` says so.
   */
  "library.check": {
    input: z.object({ repair: z.boolean().default(false), fromStart: z.boolean().default(false) }),
    output: z.object({
      filesChecked: z.int(),
      problems: z.array(z.object({ path: z.string(), problem: z.string(), action: z.string() })),
      /** What is not needed, or somebody else's: nothing is wrong with it, and it stays. */
      remarks: z.array(z.object({ path: z.string(), remark: z.string() })),
    }),
  },
  /**
   * Many articles disappeared at once: whether that is meant. Nothing is deleted by either answer.
   * `figures`: what the reader was shown. When others are missing by now nothing is accepted, and it is asked again.
   * `undecided`: as in the overview, after that
   */
  "library.decideMissing": {
    input: z.discriminatedUnion("answer", [
      z.object({ answer: z.literal("look-again") }),
      z.object({ answer: z.literal("go-on-without"), figures: z.string() }),
    ]),
    output: z.object({ undecided: z.string().nullable(), isAccepted: z.boolean() }),
  },
  /** Throws the index away and builds it again from the files. */
  "library.rebuild": {
    input: Nothing,
    output: z.object({ articles: z.int(), annotations: z.int() }),
  },

  "articles.list": {
    input: z.object({ ...ArticleList, ...Page }),
    output: z.object({ rows: z.array(ArticleRow), total: z.int(), totalWords: z.int() }),
  },
  /** The version that opens, or the one named. */
  "articles.get": {
    input: z.object({ articleId: ArticleId, contentHash: ContentHash.optional() }),
    output: ArticleDetail,
  },
  /** An id, a unique prefix of at least four characters, or a folder name. */
  "articles.resolve": {
    input: z.object({ name: z.string() }),
    output: z.object({ articleId: ArticleId }),
  },
  "articles.text": {
    input: z.object({ articleId: ArticleId, contentHash: ContentHash.optional() }),
    output: z.object({
      articleId: ArticleId,
      title: z.string(),
      byline: z.string().nullable(),
      language: z.string().nullable(),
      contentHash: ContentHash,
      unreadFrontMatter: VersionFacts.shape.unreadFrontMatter.unwrap(),
      plainText: z.string(),
      blocks: z.array(DocumentBlock),
      /** Oldest first. */
      versions: z.array(
        z.object({ contentHash: ContentHash, imported: z.string(), opens: z.boolean() }),
      ),
    }),
  },
  /** What changed from one version to another. */
  "articles.difference": {
    input: z.object({ articleId: ArticleId, from: ContentHash, to: ContentHash }),
    output: ArticleDifference,
  },
  /** All that a list shows, in its order, or only what stands at some places of it. */
  "articles.ids": {
    input: ArticleChoice,
    output: z.object({ articleIds: z.array(ArticleId) }),
  },
  /**
   * Keeps in mind which articles these are, and which a list shows at that moment, for who does several things to the same ones:
   * until a few others were gathered, or the app is started again.
   */
  "articles.gather": {
    input: z.object({ articleIds: z.array(ArticleId).default([]), choice: ArticleChoice }),
    output: z.object({ gathered: GatheredId, count: z.int() }),
  },
  /** Which tags these articles carry, by the names that they have now, each with how many of them carry it. */
  "articles.tags": {
    input: z.object(NamedArticles),
    output: z.object({ total: z.int(), tags: z.array(z.object({ tag: Tag, count: z.int() })) }),
  },
  /** One deed for all the articles named, and for those of a list as it is at that moment: undone together. */
  "articles.update": {
    input: z.object({
      ...NamedArticles,
      choice: ArticleChoice.optional(),
      state: ArticleState.optional(),
      title: z.string().min(1).nullable().optional(),
      trashed: z.boolean().optional(),
      /** The version that opens; null for the newest, whichever it is. */
      current: ContentHash.nullable().optional(),
      addTags: z.array(Tag).default([]),
      removeTags: z.array(Tag).default([]),
    }),
    output: z.object({
      changed: z.int(),
      /** Why some were left as they are: they could not be read. */
      unread: z.array(CallError),
      notWritten: NotWritten.optional(),
    }),
  },
  /** Imports what the host staged, or, on the command line only, files and folders by path. */
  "articles.import": {
    input: z.object({
      staged: z
        .array(
          z.object({
            id: StagedFileId,
            name: z.string(),
            /** Pictures that lie beside a page, by their paths from its folder. */
            companions: z.array(z.object({ id: StagedFileId, path: z.string() })).default([]),
          }),
        )
        .default([]),
    }),
    output: z.object({ outcomes: z.array(ImportOutcome) }),
  },
  /** The file that a version was made of. @returns its size in bytes */
  "articles.original": {
    input: z.object({ articleId: ArticleId, contentHash: ContentHash }),
    output: z.object({ size: z.int().nonnegative() }),
  },
  /** How a version's file would read in another encoding; null for the one that its bytes speak for. Changes nothing. */
  "articles.preview": {
    input: z.object({
      articleId: ArticleId,
      contentHash: ContentHash,
      encoding: TextEncoding.nullable(),
    }),
    output: z.object({
      /** WHATWG label. */
      encoding: z.string(),
      title: z.string(),
      /** As the text begins. */
      beginning: z.string(),
      /** Whether it reads just as that version does. */
      isSame: z.boolean(),
    }),
  },
  /** Reads a version's file anew in an encoding that the reader chose; what comes out is the version that opens from now on. */
  "articles.reread": {
    input: z.object({
      articleId: ArticleId,
      contentHash: ContentHash,
      encoding: TextEncoding,
    }),
    /** Whether another text opens now than before. */
    output: z.object({ changed: z.boolean() }),
  },
  "inbox.report": { input: Nothing, output: InboxReport },
  /** Tries once more what failed in the inbox folder, or was left there; answers when it was tried. */
  "inbox.retry": { input: Nothing, output: Nothing },
  /** Leaves the rest in the inbox folder. */
  "inbox.stop": { input: Nothing, output: Nothing },
  "position.set": {
    input: z.object({
      articleId: ArticleId,
      contentHash: ContentHash,
      offset: z.int().nonnegative(),
      progress: z.number().min(0).max(1),
    }),
    output: Nothing,
  },

  ...annotationCalls,
  ...trashCalls,
  ...statisticsCalls,
  ...snapshotCalls,
  ...faultCalls,
  ...quarantineCalls,

  search: {
    input: z.object({ query: z.string(), ...Page }),
    output: z.object({ hits: z.array(SearchHit), total: z.int() }),
  },
  /** Every place in one article where what a query asks for stands, best first. */
  "search.passages": {
    input: z.object({ query: z.string(), articleId: ArticleId }),
    output: z.object({ passages: z.array(HitPassage) }),
  },
  /** What more can be asked for, beside the query. */
  "search.facets": { input: z.object({ query: z.string() }), output: SearchFacets },
  /** What was searched for on this device, as typed, the latest first. */
  "searchHistory.list": { input: Nothing, output: z.object({ queries: z.array(z.string()) }) },
  /** Does nothing where the reader wants no searches kept. */
  "searchHistory.add": {
    input: z.object({ query: z.string().min(1).max(2_000) }),
    output: Nothing,
  },
  "searchHistory.remove": { input: z.object({ query: z.string() }), output: Nothing },
  "searchHistory.clear": { input: Nothing, output: Nothing },
  /** Articles like one, outside the trash, the likest first. */
  "articles.similar": {
    input: z.object({ articleId: ArticleId, limit: z.int().min(1).max(100).default(20) }),
    output: z.object({
      title: z.string(),
      /** Whose text is much the same, by how much of this one's stands in them. */
      copies: z.array(SimilarArticle),
      /** That are about the same; no copies. */
      related: z.array(RelatedArticle),
    }),
  },
  /** Every tag that something carries, deleted ones too, and what it was called before. */
  "tags.list": { input: Nothing, output: z.object({ tags: z.array(TagUse) }) },
  /** What a change of a tag across the library would do. Changes nothing. */
  "tags.preview": { input: z.object({ change: TagChange }), output: TagChangeOutcome },
  "tags.change": { input: z.object({ change: TagChange }), output: TagChangeOutcome },
  "tags.setColor": { input: z.object({ tag: Tag, color: Color.nullable() }), output: Nothing },
  "colors.setName": {
    input: z.object({ color: Color, name: z.string().nullable() }),
    output: Nothing,
  },
  "savedSearches.put": {
    input: z.object({ id: SavedSearchId.optional(), name: z.string().min(1), query: z.string() }),
    output: z.object({ id: SavedSearchId }),
  },
  "savedSearches.remove": { input: z.object({ id: SavedSearchId }), output: Nothing },

  /** Takes back the last deed made on this device; says which, and which articles it touched: the first hundred by id. */
  undo: { input: Nothing, output: z.object({ label: z.string(), articleIds: z.array(ArticleId) }) },
  redo: { input: Nothing, output: z.object({ label: z.string(), articleIds: z.array(ArticleId) }) },

  "settings.get": { input: Nothing, output: Settings },
  "settings.set": { input: SettingsChange, output: Settings },

  "notes.export": {
    input: z.object({
      format: z.enum(["json", "markdown"]),
      query: z.string().default(""),
      /** Only these, whatever the query. */
      annotationIds: z.array(AnnotationId).optional(),
    }),
    output: z.object({
      /** Several for Markdown: one an article. */
      files: z.array(z.object({ name: z.string(), text: z.string() })),
      /** Why articles could not be read and are left out, one each. */
      unread: z.array(CallError),
    }),
  },
  "notes.import": {
    input: z.object({
      format: z.enum(["json"]),
      text: z.string(),
      dryRun: z.boolean().default(false),
    }),
    output: z.object({
      articles: z.int(),
      added: z.int(),
      known: z.int(),
      unplaced: z.array(z.object({ quote: z.string(), reason: z.string() })),
    }),
  },
  "notes.summaries": {
    input: z.object({ query: z.string().default("") }),
    output: z.object({ notes: z.array(AnnotationSummary) }),
  },
  /** `postil://a/<article-id>?h=<annotation-id>` */
  "link.resolve": {
    input: z.object({ link: z.string() }),
    output: z.object({ articleId: ArticleId, annotationId: AnnotationId.nullable() }),
  },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;

export type CallName = keyof typeof calls;
/** As a caller writes it: what has a default may be left out. */
export type CallInput<Name extends CallName> = z.input<(typeof calls)[Name]["input"]>;
/** As a handler receives it. */
export type ParsedCallInput<Name extends CallName> = z.output<(typeof calls)[Name]["input"]>;
export type CallOutput<Name extends CallName> = z.output<(typeof calls)[Name]["output"]>;
