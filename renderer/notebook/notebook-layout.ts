import { ListLayout } from "react-aria-components/Virtualizer";

type Collection = NonNullable<ListLayout<object>["virtualizer"]>["collection"];

/**
 * Lines of different heights. At every step of scrolling React Aria goes through all of them from one to the next: once for where they
 * stand, and once more for each line that is drawn, only to see whether there are sections, of which the first line tells as much.
 */
export class NotebookLayout extends ListLayout<object> {
  protected override buildCollection(
    offset?: number,
  ): ReturnType<ListLayout<object>["buildCollection"]> {
    const lines = this.virtualizer === null ? undefined : linesOf(this.virtualizer.collection);
    if (lines !== undefined) lines.areWanted = true;
    const laid = super.buildCollection(offset);
    if (lines !== undefined) lines.areWanted = false;
    return laid;
  }
}

interface Lines {
  /** Whether whoever goes through the collection gets them all; else the first alone. */
  areWanted: boolean;
}

const known = new WeakMap<Collection, Lines>();

/** A collection never changes: another list is another one. */
function linesOf(collection: Collection): Lines {
  const before = known.get(collection);
  if (before !== undefined) return before;
  const lines: Lines = { areWanted: true };
  const all = [...collection];
  const first = all.slice(0, 1);
  Object.defineProperty(collection, Symbol.iterator, {
    value: () => (lines.areWanted ? all : first).values(),
  });
  known.set(collection, lines);
  return lines;
}
