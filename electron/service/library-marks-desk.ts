import type { Failure } from "#core/failure/failure.js";
import { foldLibraryMarks } from "#core/operation/fold-library.js";
import type { Change } from "#core/operation/operation.js";
import { ok, type Result } from "#core/result.js";
import type { SearchIndex } from "../index/search-index.ts";
import type { Deed, Library } from "../library/library.ts";
import { deedsIn } from "./deeds.ts";

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
}): LibraryMarksDesk {
  const { library, append, index, onChanged } = parts;

  async function refresh(): Promise<void> {
    // What is out of sight is not gone; it is read again when it is back.
    if (library.readOnlyBecause?.code !== "library-missing") {
      const operations = await library.readLibraryMarks();
      index.putLibraryMarks(foldLibraryMarks(operations));
      index.putDeeds(deedsIn(operations, []));
    }
    onChanged();
  }

  return {
    refresh,
    async write(changes, deed) {
      const written = await append("library", changes, deed);
      if (!written.ok) return written;
      await refresh();
      return ok(undefined);
    },
  };
}
