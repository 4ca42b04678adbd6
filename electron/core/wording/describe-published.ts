const inYear = { year: "numeric", timeZone: "UTC" } as const;
const inMonth = { ...inYear, month: "long" } as const;
/** By the length of what is known: a book often says its year alone. */
const DATES: Readonly<Record<number, Intl.DateTimeFormat>> = {
  ["2026".length]: new Intl.DateTimeFormat("en-GB", inYear),
  ["2026-11".length]: new Intl.DateTimeFormat("en-GB", inMonth),
  ["2026-11-22".length]: new Intl.DateTimeFormat("en-GB", { ...inMonth, day: "numeric" }),
};

/** @param published  ISO 8601, or whatever the source wrote, which then stands as it is */
export function describePublished(published: string): string {
  // The day as its source wrote it, whatever the time zone.
  const day = published.slice(0, "2026-11-22".length);
  const date = new Date(day);
  return Number.isNaN(date.getTime()) ? published : (DATES[day.length]?.format(date) ?? published);
}
