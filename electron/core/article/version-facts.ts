import { z } from "zod";
import { ContentHash, OriginalHash, TextHash } from "../identity/ids.ts";
import { KeptCompanion } from "./kept-companion.ts";
import { UnreadFrontMatter } from "./unread-front-matter.ts";

export const VERSION_FORMAT = 1;

/** `versions/<contentHash>.json`: what is known of one reading document. Written once, beside its HTML. */
export const VersionFacts = z.object({
  format: z.literal(VERSION_FORMAT),
  contentHash: ContentHash,
  textHash: TextHash,
  originalHash: OriginalHash,
  title: z.string().min(1),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  /** Canonical address without tracking parameters. */
  url: z.string().nullable(),
  /** BCP 47, such as `en` or `ja`. */
  language: z.string().nullable(),
  direction: z.enum(["ltr", "rtl"]),
  /** As the source gives it: ISO 8601 date or date and time. */
  published: z.string().nullable(),
  /** Name of an asset, or address of a picture on the web, which is never asked for. */
  leadImage: z.string().nullable().default(null),
  /** Whether no article was found in a web page, so that all of it is here. */
  isWholePage: z.boolean().default(false),
  /** What looks like front matter and stands in the text, since it could not be read. */
  unreadFrontMatter: UnreadFrontMatter.nullable().default(null),
  /** For lists: as the source sums itself up, else its first sentences; at most 300 characters. */
  excerpt: z.string(),
  /** Words as `Intl.Segmenter` counts them. */
  words: z.int().nonnegative(),
  /** UTF-16 code units of `plainText`. */
  textLength: z.int().nonnegative(),
  /** ISO 8601, UTC. */
  imported: z.iso.datetime(),
  originalName: z.string().min(1),
  mediaType: z.string().min(1),
  /** What was saved beside the file and is among the assets. */
  companions: z.array(KeptCompanion).default([]),
  /** WHATWG label of the encoding the bytes were read in. */
  encoding: z.string().nullable(),
  /** Grows when an importer would make another document of the same bytes. */
  importerVersion: z.int().positive(),
  /** Tags that the source carries (front matter); they become the article's own on first import. */
  sourceTags: z.array(z.string()),
});
export type VersionFacts = Readonly<z.infer<typeof VersionFacts>>;
