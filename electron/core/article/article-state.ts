import { z } from "zod";

/** Where an article is on its way through the reader's hands. Trash is a flag beside it, so that restoring brings it back. */
export const ARTICLE_STATES = ["inbox", "reading", "done", "archived"] as const;
export const ArticleState = z.enum(ARTICLE_STATES);
export type ArticleState = z.infer<typeof ArticleState>;
