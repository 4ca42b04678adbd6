import type { LibraryParts } from "./library-parts.ts";
import { scanLibrary } from "./scan-library.ts";

/**
 * A person says that what is there now is the library. Looks at every folder before: what disappeared since the person was asked was not meant, and
 * while the library is out of sight nobody knows what is there.
 * @param figures  what the person was shown
 * @returns whether it is accepted
 */
export async function acceptMissingArticles(
  parts: LibraryParts,
  figures: string,
): Promise<boolean> {
  const { guard, faults } = parts;
  const isSeen = await scanLibrary(parts);
  if (!isSeen || guard.undecided !== figures) return false;
  faults.note({ kind: "disappearance-accepted", figures });
  guard.acceptMissingArticles();
  return true;
}
