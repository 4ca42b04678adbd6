import { z } from "zod";
import { FaultEvent } from "#core/fault/fault-event.js";
import { ArticleId } from "#core/identity/ids.js";

/** What went wrong with somebody's files, as people read it: the same again is counted. */
export const FaultRecord = z.object({
  event: FaultEvent,
  /** When it was noted last, by the clock of then: ISO 8601, UTC. */
  at: z.string(),
  first: z.string(),
  times: z.int().positive(),
  /** Whose file it is or was; null where it is no article's, or the article is there no more. */
  article: z.object({ articleId: ArticleId, title: z.string() }).nullable(),
});
export type FaultRecord = z.infer<typeof FaultRecord>;

/** The call about what went wrong; see calls.ts. */
export const faultCalls = {
  /** Newest first. */
  "faults.list": {
    input: z.object({ limit: z.int().min(1).max(100_000).default(200) }),
    output: z.object({
      faults: z.array(FaultRecord),
      total: z.int().nonnegative(),
      /** Lines of the journal that say nothing. */
      unreadable: z.int().nonnegative(),
    }),
  },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;
