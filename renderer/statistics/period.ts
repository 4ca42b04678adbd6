export const PERIODS = ["all", "this-year", "last-12-months"] as const;
/** Of what time figures are shown. */
export type Period = (typeof PERIODS)[number];

export function isPeriod(value: unknown): value is Period {
  return PERIODS.some((period) => period === value);
}

/** @param today  such as `2026-11-23`. @returns the first day of a period; null for all that there is */
export function sinceDay(period: Period, today: string): string | null {
  switch (period) {
    case "all":
      return null;
    case "this-year":
      return `${yearOf(today)}-01-01`;
    case "last-12-months":
      return `${monthsBefore(monthOf(today), 11)}-01`;
  }
}

/** @param day  such as `2026-11-23`, or a month. @returns such as `2026-11` */
export function monthOf(day: string): string {
  return day.slice(0, "2026-11".length);
}

/** @param day  such as `2026-11-23`, or a month */
export function yearOf(day: string): number {
  return Number(day.slice(0, "2026".length));
}

/** @param month  such as `2026-11`. @param number  may be negative */
export function monthsBefore(month: string, number: number): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - number);
  return date.toISOString().slice(0, "2026-11".length);
}
