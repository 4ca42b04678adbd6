const MEGABYTE = 1024 * 1024;

/** How much of an archive is taken apart. Bytes are counted while they come out; what headers say of them counts for nothing. */
export interface ZipLimits {
  /** Files and folders in the archive. */
  readonly entries: number;
  /** Bytes of one file, unpacked. */
  readonly entryBytes: number;
  /** Bytes of all files that are read, unpacked. One that is read twice counts twice. */
  readonly totalBytes: number;
  /** Of bytes unpacked to bytes packed, in any file. */
  readonly ratio: number;
  /** As `ratio`, in a file that comes to more than `largeBytes`. */
  readonly largeRatio: number;
  readonly largeBytes: number;
}

export const ZIP_LIMITS: ZipLimits = {
  entries: 20_000,
  entryBytes: 256 * MEGABYTE,
  // A converter may occupy 1.5 GB. With a file of 290 MB it occupies 1.2 GB: as the file comes, as it is, and as its pictures go.
  // Pictures are small before they are packed, so that files of people unpack to little more than they are.
  totalBytes: 384 * MEGABYTE,
  ratio: 1000,
  largeRatio: 100,
  largeBytes: 10 * MEGABYTE,
};
