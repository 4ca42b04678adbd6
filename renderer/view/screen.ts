import { z } from "zod";
import { ArticleView } from "#contract/calls.js";
import { Color } from "#core/annotation/color.js";
import { Span } from "#core/anchor/selectors.js";
import { AnnotationId, ArticleId, ContentHash } from "#core/identity/ids.js";
import { SnapshotId } from "#core/snapshot/snapshot-record.js";
import { Tag } from "#core/tag/tag.js";

/** What the window shows. A schema, because it comes back from the browser's history after a reload. */
export const Screen = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("library"), view: ArticleView, tag: Tag.optional() }),
  z.object({
    kind: z.literal("search"),
    query: z.string(),
    /** Its last word is whole: the query is not one that somebody is typing just now. */
    isWhole: z.boolean().optional(),
  }),
  /** Articles like one. */
  z.object({ kind: z.literal("similar"), articleId: ArticleId }),
  z.object({
    kind: z.literal("notebook"),
    query: z.string(),
    color: Color.optional(),
    tag: Tag.optional(),
    withNote: z.boolean().optional(),
    show: z.enum(["all", "trash"]),
  }),
  /** Highlights whose place is for somebody to say. */
  z.object({ kind: z.literal("review") }),
  z.object({
    kind: z.literal("reader"),
    articleId: ArticleId,
    /** The version to show; without it the one that opens. */
    contentHash: ContentHash.optional(),
    annotationId: AnnotationId.optional(),
    span: Span.optional(),
    /** Words to find in it. */
    find: z.string().optional(),
  }),
  /** What changed from one version of an article to another. */
  z.object({
    kind: z.literal("difference"),
    articleId: ArticleId,
    from: ContentHash,
    to: ContentHash,
  }),
  z.object({ kind: z.literal("statistics") }),
  z.object({ kind: z.literal("settings") }),
  /** What is different now from a snapshot, to be restored. */
  z.object({ kind: z.literal("snapshot"), id: SnapshotId }),
]);
export type Screen = Readonly<z.infer<typeof Screen>>;
export type ScreenOf<Kind extends Screen["kind"]> = Extract<Screen, { kind: Kind }>;

export const FIRST_SCREEN: Screen = { kind: "library", view: "inbox" };
export const NOTEBOOK: ScreenOf<"notebook"> = { kind: "notebook", query: "", show: "all" };
