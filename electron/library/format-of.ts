/**
 * Whether a record has a format that this Postil does not know. One that says nothing has the first.
 * @param known  the latest that is known
 */
export function isNewerFormat(record: unknown, known: number): boolean {
  if (typeof record !== "object" || record === null || !("format" in record)) return false;
  return typeof record.format === "number" && record.format > known;
}
