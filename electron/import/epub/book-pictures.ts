import type { AssetCollection } from "../pictures/asset-collection.ts";
import type { Archive } from "../zip/archive.ts";
import type { ArchiveProblem } from "../zip/archive-problem.ts";
import { followAddress } from "./archive-path.ts";

/** The pictures of a book. Each is unpacked once, when it is first asked for. */
export interface BookPictures {
  /**
   * @param address  as it stands in the file that shows the picture
   * @param from  path of that file in the archive
   * @returns the picture's address in the reading document; undefined where the archive has none there
   */
  find(address: string, from: string): string | undefined;
  /** Why the book is not to be read at all, once a picture has passed a limit; undefined while none has. */
  problem(): ArchiveProblem | undefined;
}

export function createBookPictures(archive: Archive, assets: AssetCollection): BookPictures {
  /** By name in the archive. */
  const found = new Map<string, string | undefined>();
  let problem: ArchiveProblem | undefined;

  function unpacked(name: string): string | undefined {
    const bytes = archive.read(name);
    if (bytes.ok) return assets.add(bytes.value);
    // A picture that is broken is missing; one that swells says what the file is.
    if (bytes.error.kind !== "damaged") problem ??= bytes.error;
    return undefined;
  }

  return {
    find(address, from) {
      if (address.startsWith("data:")) return assets.addDataAddress(address);
      const target = followAddress(address, from);
      const name = target.kind === "book" ? archive.find(target.path) : undefined;
      if (name === undefined || problem !== undefined) return undefined;
      if (!found.has(name)) found.set(name, unpacked(name));
      return found.get(name);
    },
    problem: () => problem,
  };
}
