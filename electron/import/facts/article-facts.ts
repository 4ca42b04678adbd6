/** What a source says of the article in it, as the library writes it down; null where it does not. */
export interface ArticleFacts {
  readonly title: string | null;
  readonly byline: string | null;
  /** Where it is from: for a book, its publisher. */
  readonly site: string | null;
  /** Of the web, without tracking parameters. */
  readonly url: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** ISO 8601 date or date and time. */
  readonly published: string | null;
  /** At most 300 UTF-16 code units. */
  readonly excerpt: string | null;
}
