import type { KeptCompanion } from "#core/article/kept-companion.js";
import type { UnreadFrontMatter } from "#core/article/unread-front-matter.js";
import type { SanitisedHtml } from "./sanitised-html.ts";

/** A picture of the article, named in its HTML as `../assets/<name>`. */
export interface Asset {
  /** `<sha256>.<ext>` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What every format becomes: one text to read and mark, and what is known of it. */
export interface ReadingDocument {
  /** The body, without the title: that stands above it. */
  readonly html: SanitisedHtml;
  /** The exact concatenation of the text nodes of `html`. */
  readonly plainText: string;
  /** Never empty: the file's name where the text has no headline. */
  readonly title: string;
  readonly byline: string | null;
  readonly site: string | null;
  /** Canonical address, without tracking parameters. */
  readonly url: string | null;
  /** BCP 47; null when unsure. */
  readonly language: string | null;
  readonly direction: "ltr" | "rtl";
  /** As the source gives it: ISO 8601 date or date and time. */
  readonly published: string | null;
  /** Name of an asset, or address of a picture on the web, which is never asked for. */
  readonly leadImage: string | null;
  /** Whether no article was found in a web page, so that all of it is here. */
  readonly isWholePage: boolean;
  /** What looks like front matter and stands in the text, since it could not be read. */
  readonly unreadFrontMatter: UnreadFrontMatter | null;
  /** As the source sums itself up, else its first sentences; at most 300 UTF-16 code units. */
  readonly excerpt: string;
  /** As `Intl.Segmenter` counts them in `plainText`. */
  readonly words: number;
  readonly mediaType: string;
  /** WHATWG label of the encoding that the bytes were read in. */
  readonly encoding: string | null;
  /** Tags that the source itself carries, as written there. */
  readonly sourceTags: readonly string[];
  readonly assets: readonly Asset[];
  /** What lay beside the file and is among the assets. */
  readonly companions: readonly KeptCompanion[];
}
