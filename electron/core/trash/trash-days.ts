/** So long at least everything stays in the trash; then the reader is asked whether it may go. */
export const TRASH_DAYS = 30;

export const DAY_MS = 86_400_000;

/**
 * @param trashedAt  ISO 8601
 * @param now  milliseconds since 1970
 * @returns whole days that are left of those, 0 when they are over; all of them for what a clock says was trashed later than now
 */
export function daysLeftInTrash(trashedAt: string, now: number): number {
  const days = Math.floor((now - Date.parse(trashedAt)) / DAY_MS);
  return Number.isNaN(days) ? TRASH_DAYS : Math.min(TRASH_DAYS, Math.max(0, TRASH_DAYS - days));
}
