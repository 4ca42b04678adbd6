import type { Root } from "hast";
import type { KeptCompanion } from "#core/article/kept-companion.js";
import type { UnreadFrontMatter } from "#core/article/unread-front-matter.js";
import type { Failure } from "#core/failure/failure.js";
import type { Result } from "#core/result.js";
import type { ArticleFacts } from "./facts/article-facts.ts";
import type { Asset } from "./reading-document.ts";
import type { SourceFile } from "./source-file.ts";

/** What a format itself says of an article; what it leaves open is found out from the text. */
export interface ConvertedArticle extends ArticleFacts {
  /** The body as elements, without the title; the file's name serves where there is none. Not yet sanitised. */
  readonly body: Root;
  /** Null where the format does not say; then most of the text decides. */
  readonly direction: "ltr" | "rtl" | null;
  /** Name of an asset, or address of a picture on the web; null when there is none. */
  readonly leadImage: string | null;
  /** Whether no article was found in a page, and the body is all of it. */
  readonly isWholePage: boolean;
  /** Of a format that has front matter, where it could not be read. */
  readonly unreadFrontMatter?: UnreadFrontMatter | undefined;
  /** WHATWG label of the encoding that the bytes were read in; null for formats that are not text. */
  readonly encoding: string | null;
  readonly tags: readonly string[];
  readonly assets: readonly Asset[];
  /** Of a format that may have files beside it: those that are among the assets. */
  readonly companions?: readonly KeptCompanion[] | undefined;
}

/** One for each format, all alike. Runs in a converter process; reads nothing but the bytes. */
export type Converter = (
  source: SourceFile,
) => Result<ConvertedArticle, Failure> | Promise<Result<ConvertedArticle, Failure>>;
