import { z } from "zod";

/**
 * Identifiers are lower-case ULIDs: 48 bits of milliseconds since 1970, then 80 random bits, in Crockford's base 32.
 * Lower case because they stand in addresses whose host a standard scheme lower-cases (`postil-asset://a/<id>/…`).
 */
const ULID = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;
const SHA256 = /^[0-9a-f]{64}$/;

export const ArticleId = z.string().regex(ULID).brand<"ArticleId">();
export type ArticleId = z.infer<typeof ArticleId>;

/** For many at once: a tenth of the time that the schema takes. */
export function isArticleId(text: string): text is ArticleId {
  return ULID.test(text);
}

export const AnnotationId = z.string().regex(ULID).brand<"AnnotationId">();
export type AnnotationId = z.infer<typeof AnnotationId>;

export const LibraryId = z.string().regex(ULID).brand<"LibraryId">();
export type LibraryId = z.infer<typeof LibraryId>;

export const SavedSearchId = z.string().regex(ULID).brand<"SavedSearchId">();
export type SavedSearchId = z.infer<typeof SavedSearchId>;

/** Names one deed of the reader; every operation that the deed wrote carries it, so that undo takes them back together. */
export const ActionId = z.string().regex(ULID).brand<"ActionId">();
export type ActionId = z.infer<typeof ActionId>;

/** sha256, lower-case hex, of the bytes of `versions/<contentHash>.html`. */
export const ContentHash = z.string().regex(SHA256).brand<"ContentHash">();
export type ContentHash = z.infer<typeof ContentHash>;

/** sha256, lower-case hex, of the UTF-8 bytes of a version's `plainText`: equal hashes mean that offsets may be trusted. */
export const TextHash = z.string().regex(SHA256).brand<"TextHash">();
export type TextHash = z.infer<typeof TextHash>;

/** sha256, lower-case hex, of an imported file's bytes. */
export const OriginalHash = z.string().regex(SHA256).brand<"OriginalHash">();
export type OriginalHash = z.infer<typeof OriginalHash>;

/** One running process's name in the logs: six characters of Crockford's base 32, claimed by lock, reused on one device only. */
export const WriterId = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{6}$/)
  .brand<"WriterId">();
export type WriterId = z.infer<typeof WriterId>;
