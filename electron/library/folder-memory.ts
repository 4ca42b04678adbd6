import type { ArticleId } from "#core/identity/ids.js";

/**
 * What is known of folders from an earlier time, kept outside of the library by whoever has a place for it. It may be lost, and then all
 * folders are looked at as a whole.
 */
export interface FolderMemory {
  /** Where an article was when it was last seen: names below `articles/`, those of its twins among them; none when it is not known. */
  foldersOf(articleId: ArticleId): readonly string[];
  /** @returns what was kept of those of these folders of which anything was, by name */
  recallFolders(names: readonly string[]): ReadonlyMap<string, string>;
  /** @param folders  by name, what is to be kept of each, in place of what was */
  keepFolders(folders: ReadonlyMap<string, string>): void;
  /** Forgets the folders that are not among these. */
  forgetOtherFolders(names: readonly string[]): void;
}

export const NO_MEMORY: FolderMemory = {
  foldersOf: () => [],
  recallFolders: () => new Map(),
  keepFolders: () => {},
  forgetOtherFolders: () => {},
};
