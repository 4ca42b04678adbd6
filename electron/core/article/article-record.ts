import type { AnnotationState } from "../annotation/annotation.ts";
import type { ArticleId, ContentHash } from "../identity/ids.ts";
import type { Tag } from "../tag/tag.ts";
import type { ArticleState } from "./article-state.ts";
import type { VersionFacts } from "./version-facts.ts";

/** Where the reader left off. */
export interface ReadingPosition {
  readonly contentHash: ContentHash;
  /** UTF-16 code unit of `plainText` at the top of the page. */
  readonly offset: number;
  /** Furthest share of the text read, 0 to 1. */
  readonly progress: number;
}

/** Everything a library knows of one article: its versions, and the fold over all operations on it. */
export interface ArticleRecord {
  readonly articleId: ArticleId;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** ISO 8601, UTC: the latest operation on article, highlight or note, else the newest import. Reading changes nothing. */
  readonly modified: string;
  /** Oldest import first; never empty. */
  readonly versions: readonly VersionFacts[];
  /** The version that opens. */
  readonly current: VersionFacts;
  /**
   * Why that one, where it was chosen: by the reader; or by an import, which left the version that was there open because next
   * to nothing of its text was in the later one. Undefined where the newest opens.
   */
  readonly chosenBy: "reader" | "import" | undefined;
  /** As renamed by the reader, else the current version's own. */
  readonly title: string;
  readonly state: ArticleState;
  readonly tags: readonly Tag[];
  readonly trashed: boolean;
  /** ISO 8601, UTC: since when; null outside the trash. */
  readonly trashedAt: string | null;
  readonly restored: boolean;
  /** Deleted for good: then it is `trashed`, too. Its text and files are gone, or about to go; its annotations stay. */
  readonly purged: boolean;
  /** ISO 8601, UTC: since when it is done, archived since or not; null when it is not, or was taken up again. */
  readonly finishedAt: string | null;
  /** ISO 8601, UTC: when its reading position was written last; null when there is none. */
  readonly lastReadAt: string | null;
  readonly position: ReadingPosition | undefined;
  /** In reading order of their stored positions, trashed ones included. */
  readonly annotations: readonly AnnotationState[];
}
