import type { Anchor } from "#core/anchor/anchor.js";
import type { ArticleRecord } from "#core/article/article-record.js";
import type { ReadDocument } from "#core/document/read-document.js";
import type { ActionId, AnnotationId, ArticleId, OriginalHash } from "#core/identity/ids.js";
import type { StandingHead } from "#core/operation/standing-heads.js";
import type { HybridTime } from "#core/operation/operation.js";

/** One article as the files have it, ready to be indexed. */
export interface IndexedArticle {
  readonly record: ArticleRecord;
  /** Where its annotations stand in the current version; one that is missing stands where it was stored. */
  readonly anchors: ReadonlyMap<AnnotationId, Anchor>;
  /** Of the current version; undefined when it cannot be read: then what was known of it stays to be searched. */
  readonly document: ReadDocument | undefined;
  /** The imported files that are this article. */
  readonly originals: readonly OriginalHash[];
  /** Names of its folders in the library, so that it can be found by them. */
  readonly folders?: readonly string[];
  /** What was said last of the article itself: see `standingHeads`. */
  readonly heads?: readonly StandingHead[];
  /** A part of it is out of sight: annotations that the index knows and this does not, stay known. */
  readonly isPartly?: boolean;
  /** How its files looked when they were read, or nothing when they are to be read again; `stamps` gives it back. */
  readonly stamp: string;
}

/** One deed of a person, for undo and redo. */
export interface IndexedDeed {
  readonly action: ActionId;
  /** The deed that this one takes back. */
  readonly undoes?: ActionId | undefined;
  readonly t: HybridTime;
  /** The process that did it. */
  readonly writer: string;
  /** What it is called in "Undo …". */
  readonly label: string;
  /** Empty for a deed on the library's own marks. */
  readonly articleIds: readonly ArticleId[];
}
