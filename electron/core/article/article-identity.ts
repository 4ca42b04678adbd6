import { z } from "zod";
import { ArticleId } from "../identity/ids.ts";

export const ARTICLE_FORMAT = 1;

/** `article.json`: identity only, written once. The folder around it may be renamed freely. */
export const ArticleIdentity = z.object({
  format: z.literal(ARTICLE_FORMAT),
  id: ArticleId,
  /** ISO 8601, UTC. */
  created: z.iso.datetime(),
});
export type ArticleIdentity = Readonly<z.infer<typeof ArticleIdentity>>;
