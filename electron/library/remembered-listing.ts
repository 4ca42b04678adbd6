import { ARTICLE_FORMAT } from "#core/article/article-identity.js";
import type { ArticleId, OriginalHash } from "#core/identity/ids.js";
import type { FolderListing } from "./folder-listing.ts";

/** Grows with every change of what a listing holds: one that another version of the program wrote is not read. */
const FORMAT = `${ARTICLE_FORMAT}.1`;

/**
 * Parts stand between `//`, names within them between `/`, which is in no name: a hundred thousand are read at a start, in a fifth of the
 * time that JSON takes.
 * @returns undefined for a listing that may be out of date by the next time, without anything that shows it, and for an article of a
 * newer format, which is looked at anew and said to be one at each start
 */
export function encodeListing(listing: FolderListing): string | undefined {
  const { fingerprint, stamp, identity, identityFile, originals, entries, logs } = listing;
  if (fingerprint === undefined || identity.format !== ARTICLE_FORMAT) return undefined;
  const { mtimeMs, ctimeMs, ino } = identityFile;
  const parts = [
    [FORMAT, fingerprint, stamp, identity.id, identity.created, mtimeMs, ctimeMs, ino],
    originals,
    entries,
    logs,
  ];
  return parts.map((part) => part.join("/")).join("//");
}

/** @param text  made by `encodeListing`, by whichever version of the program, and kept under a checksum since */
export function decodeListing(name: string, text: string): FolderListing | undefined {
  const [head = "", originals = "", entries = "", logs = ""] = text.split("//");
  const [format, fingerprint = "", stamp = "", id, created = "", ...file] = head.split("/");
  if (format !== FORMAT) return undefined;
  const [mtimeMs = NaN, ctimeMs = NaN, ino = NaN] = file.map(Number);
  return {
    name,
    // Ids were parsed when their files were read.
    identity: { format: ARTICLE_FORMAT, id: id as ArticleId, created },
    identityFile: { mtimeMs, ctimeMs, ino },
    // As were hashes.
    originals: namesIn(originals) as readonly OriginalHash[],
    entries: namesIn(entries),
    logs: namesIn(logs),
    stamp,
    fingerprint,
  };
}

const NONE: readonly string[] = [];

function namesIn(part: string): readonly string[] {
  return part === "" ? NONE : part.split("/");
}
