import { z } from "zod";
import { AnnotationId, ArticleId } from "#core/identity/ids.js";
import { NotWritten } from "./not-written.ts";

/** Those of the calls that delete for good; see calls.ts. */
export const trashCalls = {
  /** What has been in the trash for so long that it may go. */
  "trash.old": {
    input: z.object({}),
    output: z.object({ articleIds: z.array(ArticleId), annotationIds: z.array(AnnotationId) }),
  },
  /**
   * Deletes for good; only what is in the trash, the rest is passed over. An article's text and files go, what was marked in it
   * stays. That cannot be undone; highlights come back by Undo.
   */
  "trash.purge": {
    input: z.object({
      articleIds: z.array(ArticleId).default([]),
      annotationIds: z.array(AnnotationId).default([]),
    }),
    output: z.object({ purged: z.int(), notWritten: NotWritten.optional() }),
  },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;
