/** What one part of a page says of the article, as it stands there. */
export interface StatedFacts {
  readonly title?: string | undefined;
  readonly byline?: string | undefined;
  readonly site?: string | undefined;
  /** Address of the article, perhaps relative to the page's. */
  readonly url?: string | undefined;
  readonly published?: string | undefined;
  readonly language?: string | undefined;
  readonly direction?: string | undefined;
  /** Address of a picture, perhaps relative to the page's. */
  readonly leadImage?: string | undefined;
  readonly excerpt?: string | undefined;
}
