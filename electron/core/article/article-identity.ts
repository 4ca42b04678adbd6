import { z } from "zod";
import { ArticleId } from "../identity/ids.ts";

export const ARTICLE_FORMAT = 1;

/** `article.json`: identity only, written once. The folder around it may be renamed freely. */
export const ArticleIdentity = z.object({
  /** A newer one is read as far as this Postil understands it, and never written to. */
  format: z.int().positive(),
  id: ArticleId,
  /** ISO 8601, UTC. */
  created: z.iso.datetime(),
});
export type ArticleIdentity = Readonly<z.infer<typeof ArticleIdentity>>;
