import type { Color } from "../annotation/color.ts";
import type { SavedSearchId } from "../identity/ids.ts";
import type { Tag } from "../tag/tag.ts";

/** What was said of a tag as such; the tags themselves stand at articles and annotations. */
export interface TagMark {
  readonly tag: Tag;
  readonly color: Color | null;
  /** What this tag is called now, with all below it; see `tagNames`, which also ends the circles that two devices can make. */
  readonly aliasOf: Tag | null;
  /** It was deleted, with all below it, from whatever carries it. */
  readonly trashed?: boolean | undefined;
}

export interface SavedSearchMark {
  readonly id: SavedSearchId;
  readonly name: string;
  /** In the query language. */
  readonly query: string;
}

/** Everything the library's own marks together say. */
export interface LibraryMarks {
  /** Only those of which something is said, sorted by code unit. */
  readonly tags: readonly TagMark[];
  /** In the order they were made, those removed left out. */
  readonly savedSearches: readonly SavedSearchMark[];
  /** The reader's own names for colours, where given. */
  readonly colorNames: Readonly<Partial<Record<Color, string>>>;
}
