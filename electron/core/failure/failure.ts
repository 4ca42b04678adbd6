import { z } from "zod";

/** Every way in which something a careful user does can fail. A closed list: `core/wording` has a sentence for each. */
export const FAILURE_CODES = [
  "bad-input",
  "cancelled",
  "article-not-found",
  "article-ambiguous",
  "article-incomplete",
  "article-purged",
  "articles-forgotten",
  "annotation-not-found",
  "version-not-found",
  "span-out-of-range",
  "nothing-to-undo",
  "nothing-to-redo",
  "file-not-found",
  "file-unreadable",
  "file-empty",
  "file-binary",
  "file-damaged",
  "file-too-large",
  "file-too-complex",
  "file-type-unknown",
  "archive-damaged",
  "archive-unsafe",
  "archive-encrypted",
  "book-unreadable",
  "book-protected",
  "book-fixed-layout",
  "book-without-text",
  "file-changed",
  "file-exists",
  "folder-empty",
  "converter-timeout",
  "converter-memory",
  "converter-crashed",
  "library-missing",
  "library-newer",
  "written-by-newer",
  "library-read-only",
  "library-damaged",
  "disk-full",
  "not-permitted",
  "write-failed",
  "notes-unreadable",
  "snapshot-not-found",
  "snapshot-damaged",
  "quarantined-not-found",
  "quarantined-without-place",
  "link-refused",
  "port-in-use",
  "port-refused",
  "unexpected",
] as const;
export const FailureCode = z.enum(FAILURE_CODES);
export type FailureCode = z.infer<typeof FailureCode>;

/** Why something did not work, without words: `describeFailure` makes the sentence. */
export interface Failure {
  readonly code: FailureCode;
  /** The file it is about, as the person knows it. */
  readonly path?: string;
  /** What the sentence needs beyond code and path: a limit, a name, the system's own message. */
  readonly detail?: string;
}
