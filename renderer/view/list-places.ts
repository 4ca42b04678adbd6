/** Where one was in a list when one left it. */
export interface ListPlace {
  /** Pixels. */
  readonly scrollTop: number;
  /** The row that one left by. */
  readonly row: { readonly key: string; readonly top: number } | undefined;
}

const places = new Map<string, ListPlace>();
const TOP: ListPlace = { scrollTop: 0, row: undefined };

/** @param name  of the list: its filter as text */
export function placeIn(name: string): ListPlace {
  return places.get(name) ?? TOP;
}

export function rememberScroll(name: string, scrollTop: number): void {
  places.set(name, { ...placeIn(name), scrollTop });
}

/** To be called when one goes where a row leads. */
export function rememberRow(name: string, list: HTMLElement | null, key: string): void {
  const row = list === null ? undefined : rowOf(list, key);
  if (list === null || row === undefined) return;
  places.set(name, { scrollTop: list.scrollTop, row: { key, top: topIn(list, row) } });
}

/** @returns the row with this key, if it is in the page */
export function rowOf(list: HTMLElement, key: string): HTMLElement | undefined {
  const row = list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  return row instanceof HTMLElement ? row : undefined;
}

/** @returns how far below the upper edge of the list a row begins; pixels */
export function topIn(list: HTMLElement, row: HTMLElement): number {
  return row.getBoundingClientRect().top - list.getBoundingClientRect().top;
}
