/** A window shows a fifth of them as rows, half of them as cards. */
export const PAGE_ROWS = 100;
/** So near to the end of a page, the next one is asked for as well: half a page down is often where one goes. */
const NEAR_ROWS = 30;

/** What a list shows. Places count from 0. */
export interface ShownRows {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** How many rows there are. */
  readonly size: number;
  /** A row that is to stay here, wherever it is. */
  readonly focused: number | undefined;
}

/** @returns which pages are worth having: numbers from 0, in their order; at least one */
export function pagesOf({ first, end, size, focused }: ShownRows): readonly number[] {
  const last = Math.max(0, size - 1);
  const from = pageOf(Math.max(0, Math.min(first, last) - NEAR_ROWS));
  const to = pageOf(Math.min(last, Math.max(first, end - 1) + NEAR_ROWS));
  const pages = new Set(Array.from({ length: to - from + 1 }, (_, offset) => from + offset));
  if (focused !== undefined) pages.add(pageOf(focused));
  return [...pages].toSorted((a, b) => a - b);
}

function pageOf(place: number): number {
  return Math.floor(place / PAGE_ROWS);
}
