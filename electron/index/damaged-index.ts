/** The index file does not say what was written to it. Whoever meets it starts a new index; the files have it all. */
export class DamagedIndex extends Error {
  override readonly name = "DamagedIndex";
}

/** SQLite's primary result codes, the low byte of what an error carries. */
const BUSY = 5;
const PLACE_UNFIT: ReadonlySet<number> = new Set([
  3, // PERM
  8, // READONLY
  10, // IOERR
  13, // FULL
  14, // CANTOPEN
  15, // PROTOCOL
]);
/** Generic errors that only a damaged head or schema gives; all others are mistakes in our SQL. */
const SCHEMA_UNFIT =
  /malformed|unsupported file format|vtable constructor failed|no such table|no such column|already exists/;
const CONTENT_UNFIT: ReadonlySet<number> = new Set([
  11, // CORRUPT
  16, // EMPTY
  17, // SCHEMA
  19, // CONSTRAINT
  20, // MISMATCH
  24, // FORMAT
  26, // NOTADB
]);

/**
 * What an error thrown out of the database means for the index: `content` cannot be trusted, its `place` cannot be written,
 * somebody else kept it `busy` for too long; undefined for what has nothing to do with the file.
 */
export function diagnose(error: unknown): "content" | "place" | "busy" | undefined {
  if (error instanceof DamagedIndex) return "content";
  if (!(error instanceof Error) || !("errcode" in error) || typeof error.errcode !== "number") {
    return undefined;
  }
  const code = error.errcode & 0xff;
  if (code === BUSY) return "busy";
  if (PLACE_UNFIT.has(code)) return "place";
  const isUnfit = CONTENT_UNFIT.has(code) || SCHEMA_UNFIT.test(error.message);
  return isUnfit ? "content" : undefined;
}
