import { join } from "node:path";
import { openIndex, type SearchIndex } from "../../../electron/index/search-index.ts";
import { findLibrary } from "../../../electron/library/library-file.ts";
import type { TestHome } from "../../postil/test-home.ts";

/** The index of a kept library, in this process. */
export async function openKeptIndex(home: TestHome): Promise<SearchIndex> {
  const found = await findLibrary(home.library);
  if (!found.ok) throw new Error(found.error.code);
  const { libraryId } = found.value.identity;
  return openIndex({ cacheDirectory: join(home.folder, "cache", "postil"), libraryId });
}
