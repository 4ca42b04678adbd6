import { Layout, LayoutInfo, Rect, Size } from "react-aria-components/Virtualizer";
import type { ArticleCollection, RowNode } from "./article-collection.ts";

/** Pixels, all of them. */
export interface RowsShape {
  readonly rowHeight: number;
  /** As many columns as there is room for, each at least so wide; undefined for one over the whole width. */
  readonly columnWidth: number | undefined;
  /** Between the rows, between the columns, and around all of them. */
  readonly gap: number;
}

/** How many lie beside each other in such a width. */
export function columnsIn({ columnWidth, gap }: RowsShape, width: number): number {
  if (columnWidth === undefined) return 1;
  return Math.max(1, Math.floor((width - gap) / (columnWidth + gap)));
}

/** @returns where a row begins, from the top of the list; pixels */
export function topOfPlace(shape: RowsShape, columns: number, index: number): number {
  return shape.gap + Math.floor(index / columns) * (shape.rowHeight + shape.gap);
}

/** @returns how long the whole list is; pixels */
export function heightOfAll({ rowHeight, gap }: RowsShape, columns: number, size: number): number {
  return gap + Math.ceil(size / columns) * (rowHeight + gap);
}

/** @returns the places that a stretch of the list shows, the second excluded; pixels from the top of the list */
export function placesBetween(
  shape: RowsShape,
  columns: number,
  { top, bottom, size }: { readonly top: number; readonly bottom: number; readonly size: number },
): readonly [number, number] {
  const pitch = shape.rowHeight + shape.gap;
  const first = Math.max(0, Math.floor((top - shape.gap) / pitch)) * columns;
  const end = Math.max(0, Math.ceil((bottom - shape.gap) / pitch)) * columns;
  return [Math.min(first, size), Math.min(end, size)];
}

/**
 * Rows or cards of one height. React Aria's own layouts go through every item before the ones that are shown; this one
 * reckons, and costs the same at any place of any list.
 */
export class RowsLayout extends Layout<RowNode, RowsShape> {
  #shape: RowsShape = { rowHeight: 100, columnWidth: undefined, gap: 0 };
  #columns = 1;
  #width = 0;

  override update({ layoutOptions }: { readonly layoutOptions?: RowsShape }): void {
    if (layoutOptions !== undefined) this.#shape = layoutOptions;
    this.#width = this.virtualizer?.visibleRect.width ?? 0;
    this.#columns = columnsIn(this.#shape, this.#width);
  }

  override getVisibleLayoutInfos(rect: Rect): LayoutInfo[] {
    const rows = this.#rows();
    if (rows === undefined || rect.area === 0) return [];
    const { size } = rows;
    const range = { top: rect.y, bottom: rect.maxY, size };
    const [first, end] = placesBetween(this.#shape, this.#columns, range);
    const places = Array.from({ length: end - first }, (_, offset) => first + offset);
    // What has the focus stays in the page, in its place in the order.
    for (const key of this.virtualizer?.persistedKeys ?? []) {
      const index = rows.indexOf(key);
      if (index === undefined || (index >= first && index < end)) continue;
      if (index < first) places.unshift(index);
      else places.push(index);
    }
    return places.flatMap((index) => this.#infoAt(rows, index) ?? []);
  }

  override getLayoutInfo(key: string | number): LayoutInfo | null {
    const rows = this.#rows();
    const index = rows?.indexOf(key);
    return rows === undefined || index === undefined ? null : this.#infoAt(rows, index);
  }

  override getContentSize(): Size {
    const size = this.#rows()?.size ?? 0;
    return new Size(this.#width, heightOfAll(this.#shape, this.#columns, size));
  }

  #rows(): ArticleCollection | undefined {
    // The list that is laid out gives the virtualizer no other collection.
    return this.virtualizer?.collection as ArticleCollection | undefined;
  }

  #infoAt(rows: ArticleCollection, index: number): LayoutInfo | null {
    const key = rows.keyAt(index);
    if (key === null) return null;
    const { rowHeight, gap } = this.#shape;
    const width = (this.#width - gap * (this.#columns + 1)) / this.#columns;
    const left = gap + (index % this.#columns) * (width + gap);
    const top = topOfPlace(this.#shape, this.#columns, index);
    return new LayoutInfo("item", key, new Rect(left, top, width, rowHeight));
  }
}
