import type { PackMember, PackRecord, SnapshotManifest } from "#core/snapshot/snapshot-record.js";
import { type PackWriter, createPackWriter, isPackSound, readCompressed } from "./pack-files.ts";

/** More packs are put together: in years of hours there would be thousands. */
const MOST_PACKS = 16;
/** Bytes. Larger ones are worth a file of their own. */
const SMALL_PACK = 1_000_000;

/** Decides in which pack bytes stand. */
export interface Placing {
  readonly writer: PackWriter;
  /** Some pack is to be emptied, or is damaged: every folder has to be looked at. */
  readonly concernsAll: boolean;
  /** Copied where its pack is to be emptied. @returns undefined when the bytes are not there whole */
  place(member: PackMember): Promise<PackMember | undefined>;
  /** Writes what is left. @param live  bytes named, by pack. @returns the packs that are named now */
  finish(live: ReadonlyMap<string, number>): Promise<readonly PackRecord[]>;
}

/**
 * Packs never change. One of which the last snapshot names less than half is emptied: what is named of it is copied, and the file
 * goes when the last snapshot that names it does. So the packs take twice at most of what they hold, and no old snapshot is touched.
 * With each snapshot one pack is read whole, so that none that is damaged is built upon for long.
 * @param last  the snapshot before
 */
export async function createPlacing(
  directory: string,
  last: SnapshotManifest | undefined,
): Promise<Placing> {
  const writer = createPackWriter(directory);
  const packs = last?.packs ?? [];
  const lookedAt = packs[(last?.sequence ?? 0) % Math.max(packs.length, 1)];
  const sound = new Set<string>();
  for (const pack of packs) {
    const look = pack === lookedAt ? "every byte" : "length";
    if (await isPackSound(directory, pack, look)) sound.add(pack.name);
  }
  const emptied = new Set(packs.filter(isToBeEmptied).map(({ name }) => name));

  function isToBeEmptied({ size, live: bytes }: PackRecord): boolean {
    return bytes * 2 < size || (packs.length > MOST_PACKS && size < SMALL_PACK);
  }

  return {
    writer,
    concernsAll: packs.some(({ name }) => !sound.has(name) || emptied.has(name)),
    async place(member) {
      if (!sound.has(member.pack)) return undefined;
      if (!emptied.has(member.pack)) return member;
      const compressed = await readCompressed(directory, member);
      return compressed && (await writer.addCompressed(compressed, member.sha256));
    },
    async finish(live) {
      const written = await writer.finish();
      return [...packs, ...written].flatMap(({ name, size, sha256 }) => {
        const bytes = live.get(name) ?? 0;
        return bytes > 0 ? [{ name, size, sha256, live: bytes }] : [];
      });
    },
  };
}
