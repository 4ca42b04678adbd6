import { z } from "zod";
import { ASSET_NAME } from "#core/article/asset.js";
import { KeptCompanion } from "#core/article/kept-companion.js";
import { TextEncoding } from "#core/article/text-encoding.js";
import { UnreadFrontMatter } from "#core/article/unread-front-matter.js";
import { FailureCode, type Failure } from "#core/failure/failure.js";
import type { Result } from "#core/result.js";
import { COMPANION_LIMITS } from "../companions/companion-limits.ts";
import type { ReadingDocument } from "../reading-document.ts";
import type { SanitisedHtml } from "../sanitised-html.ts";
import type { SourceFile } from "../source-file.ts";

/** What the app asks of a converter process. */
export interface ConvertRequest {
  readonly kind: "convert";
  readonly source: SourceFile;
}

/**
 * What a converter process says, twice for each request: that it took the file up, and what came of it. The text is read from
 * the HTML again on this side.
 */
export type ConvertReply =
  | { readonly kind: "taken" }
  | {
      readonly kind: "converted";
      readonly result: Result<Omit<ReadingDocument, "plainText">, Failure>;
    };

const Text = z.string().nullable();
const Bytes = z.instanceof(Uint8Array);
/** `sanitise` gave the brand on the other side; a message cannot carry it. */
const Html = z.custom<SanitisedHtml>((value) => typeof value === "string");

const Document = z.object({
  html: Html,
  title: z.string().min(1),
  byline: Text,
  site: Text,
  url: Text,
  language: Text,
  direction: z.enum(["ltr", "rtl"]),
  published: Text,
  leadImage: Text,
  isWholePage: z.boolean(),
  unreadFrontMatter: UnreadFrontMatter.nullable(),
  excerpt: z.string().max(300),
  words: z.int().nonnegative(),
  mediaType: z.string(),
  encoding: Text,
  sourceTags: z.array(z.string()),
  assets: z.array(z.object({ name: z.string().regex(ASSET_NAME), bytes: Bytes })),
  companions: z.array(KeptCompanion).max(COMPANION_LIMITS.files),
}) satisfies z.ZodType<Omit<ReadingDocument, "plainText">>;

const Problem = z
  .object({ code: FailureCode, path: z.string().optional(), detail: z.string().optional() })
  .transform(({ code, path, detail }): Failure => ({
    code,
    ...(path !== undefined && { path }),
    ...(detail !== undefined && { detail }),
  }));

/** The door for what comes from a process that has read untrusted bytes. */
export const ConvertReply = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("taken") }),
  z.object({
    kind: z.literal("converted"),
    result: z.discriminatedUnion("ok", [
      z.object({ ok: z.literal(true), value: Document }),
      z.object({ ok: z.literal(false), error: Problem }),
    ]),
  }),
]) satisfies z.ZodType<ConvertReply>;

export const ConvertRequest = z.object({
  kind: z.literal("convert"),
  source: z.object({
    name: z.string(),
    bytes: Bytes,
    encoding: TextEncoding.optional(),
    companions: z.array(z.object({ path: z.string(), bytes: Bytes })).default([]),
  }),
}) satisfies z.ZodType<ConvertRequest>;
