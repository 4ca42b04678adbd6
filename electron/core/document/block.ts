/** What a stretch of text is in the structure of its article. */
export type BlockKind =
  | "heading"
  | "paragraph"
  /** A short line that names what follows, such as "Legal Disclaimer:". */
  | "label"
  | "list-item"
  | "term"
  | "definition"
  | "quote"
  | "code"
  /** A whole table: rows and cells are told apart by their separators. */
  | "table"
  /** The caption of a figure. */
  | "figure"
  | "footnote";

/** One block of a reading document that has words, in UTF-16 code units of `plainText`. */
export interface Block {
  readonly kind: BlockKind;
  /** First code unit of its text. */
  readonly start: number;
  /** One past the last code unit; the separator behind the block is outside. */
  readonly end: number;
  /** 1 to 6, of headings alone. */
  readonly level?: number;
}
