import type { Failure } from "#core/failure/failure.js";
import { foldLibraryMarks } from "#core/operation/fold-library.js";
import type { Change } from "#core/operation/operation.js";
import type { LibraryMarks } from "#core/library/library-marks.js";
import { ok, type Result } from "#core/result.js";
import { tagNames } from "#core/tag/tag-names.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Deed, Library } from "../library/library.ts";
import { deedsIn } from "./deeds.ts";

/** With more, each notes.md follows when something else of its article changes: rewriting them all would take minutes. */
const MOST_TAGGINGS = 2_000;

/** Operations on the library itself: tag colours, saved searches, names of colours. */
export interface LibraryMarksDesk {
  write(changes: readonly Change[], deed: Deed): Promise<Result<void, Failure>>;
  /** Reads the logs again and puts what they say into the index. */
  refresh(): Promise<void>;
}

export function createLibraryMarksDesk(parts: {
  readonly library: Library;
  readonly append: Library["append"];
  readonly index: SearchIndex;
  readonly onChanged: () => void;
  /** Tags are called something else now, wherever they are shown. */
  readonly onTagsRenamed: () => void;
}): LibraryMarksDesk {
  const { library, append, index, onChanged, onTagsRenamed } = parts;

  /** The names of tags that the windows know. The index may know later ones, which another process put in. */
  let told: string | undefined;

  async function refresh(): Promise<void> {
    // What is out of sight is not gone; it is read again when it is back.
    if (library.readOnlyBecause?.code !== "library-missing") {
      const operations = await library.readLibraryMarks();
      const marks = foldLibraryMarks(operations);
      told ??= namesIn(index.libraryMarks());
      index.putLibraryMarks(marks);
      index.putDeeds(deedsIn(operations, []));
      const names = namesIn(marks);
      if (names !== told) onTagsRenamed();
      told = names;
    }
    onChanged();
  }

  /** Their notes.md say the tags by name. */
  function refreshNotes(before: LibraryMarks): void {
    const after = index.libraryMarks();
    const [earlier, now] = [before, after].map(({ tags }) => tagNames(tags).shownAs);
    const touched = index
      .listTags()
      .filter(({ storedAs }) => storedAs.some((tag) => earlier?.(tag) !== now?.(tag)));
    const taggings = touched.reduce((sum, use) => sum + use.articles + use.highlights, 0);
    if (taggings === 0 || taggings > MOST_TAGGINGS) return;
    library.refreshNotes(index.carriersOf(touched.flatMap(({ storedAs }) => storedAs)));
  }

  return {
    refresh,
    async write(changes, deed) {
      const before = index.libraryMarks();
      const written = await append("library", changes, deed);
      if (!written.ok) return written;
      await refresh();
      if (changes.some(({ kind }) => kind === "tag")) refreshNotes(before);
      return ok(undefined);
    },
  };
}

/** What the names of tags depend on. */
function namesIn({ tags }: LibraryMarks): string {
  const renamed = tags.filter(({ aliasOf, trashed }) => aliasOf !== null || trashed === true);
  return JSON.stringify(renamed.map(({ tag, aliasOf, trashed }) => [tag, aliasOf, trashed]));
}
