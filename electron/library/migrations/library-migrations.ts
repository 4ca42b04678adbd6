/** One step from a format of libraries to the next. */
export interface LibraryMigration {
  /** What it does, as a sentence without an end: "put the facts of all versions into one file". */
  readonly name: string;
  /** The format that it begins with; it leads to the next. */
  readonly from: number;
  /**
   * Rewrites the files of a library. Whoever was killed in it does it again from its beginning, also on another device, so what is
   * done already is passed over; files are replaced by `replaceDurably`, and old ones go only after the new ones are flushed.
   * Throws what the file system throws.
   * @param directory  of the library; absolute
   */
  readonly migrate: (directory: string) => Promise<void>;
}

/** From the first format to `LIBRARY_FORMAT`, one after the other: none so far, since there is only one. */
export const LIBRARY_MIGRATIONS: readonly LibraryMigration[] = [];
