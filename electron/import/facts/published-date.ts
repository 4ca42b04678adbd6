const ISO_DATE =
  /^\d{4}(?:-\d{2}(?:-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?)?)?)?$/;
const WITH_TIME = /\d:\d{2}/;

/** @returns an ISO 8601 date or date and time as it was written; null for anything else */
export function isoDate(date: string): string | null {
  return ISO_DATE.test(date) ? date.replace(" ", "T").replaceAll(" ", "") : null;
}

/** @returns ISO 8601 from any date that can be read, such as "Fri, 24 Jul 2015 05:36:09 GMT"; null for anything else */
export function publishedDate(written: string): string | null {
  const date = written.trim();
  const iso = isoDate(date);
  if (iso !== null) return iso;
  const read = new Date(date);
  // A number alone reads as a year, and as many other things.
  if (Number.isNaN(read.getTime()) || !/[a-z/-]/i.test(date)) return null;
  if (WITH_TIME.test(date)) return read.toISOString();
  // A day without a time is read as one of this machine's time zone.
  const [year, month, day] = [read.getFullYear(), read.getMonth() + 1, read.getDate()];
  return `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}
