import { z } from "zod";
import { ArticleId } from "#core/identity/ids.js";
import { Settings } from "#core/settings/settings.js";
import { ImportOutcome } from "./records.ts";

/** What the app tells every window, without being asked. */
export const AppEvent = z.discriminatedUnion("kind", [
  /** Articles changed, by this app, another process, or a sync tool. An empty list means: anything may have. */
  z.object({ kind: z.literal("articles-changed"), articleIds: z.array(ArticleId) }),
  /** The reader went on in an article: its progress in lists changed, and nothing else. */
  z.object({ kind: z.literal("position-changed"), articleId: ArticleId }),
  /** Tags, saved searches, counts or colour names changed. */
  z.object({ kind: z.literal("library-changed") }),
  z.object({ kind: z.literal("settings-changed"), settings: Settings }),
  z.object({
    kind: z.literal("progress"),
    callId: z.string(),
    done: z.int(),
    /** 0 while it is not known. */
    total: z.int(),
    /** What is being worked on, such as a file name. */
    current: z.string(),
  }),
  /** What was done to very many articles is being written into the log of each; 0 of 0 once that is over. */
  z.object({ kind: z.literal("saving"), done: z.int(), total: z.int() }),
  /** Files of the inbox folder are being added. */
  z.object({
    kind: z.literal("inbox-progress"),
    done: z.int(),
    total: z.int(),
    current: z.string(),
  }),
  /** What became of them, and how many were left because the reader stopped. */
  z.object({
    kind: z.literal("inbox-taken-in"),
    outcomes: z.array(ImportOutcome),
    left: z.int(),
  }),
  /**
   * How far the index is being brought in step with the files, by steps of a quarter of a second or more; null when it is. See
   * `Reconciling` in the service.
   */
  z.object({
    kind: z.literal("reconciling"),
    progress: z
      .object({
        step: z.enum(["checking", "reading", "filling"]),
        done: z.int(),
        total: z.int(),
      })
      .nullable(),
  }),
  /** Something could not be saved or read; shown until it is resolved. */
  z.object({ kind: z.literal("trouble"), message: z.string(), path: z.string().nullable() }),
  z.object({ kind: z.literal("trouble-over") }),
  /** The desktop was handed a link or asked to show an article. */
  z.object({ kind: z.literal("open-link"), link: z.string() }),
]);
export type AppEvent = z.infer<typeof AppEvent>;
