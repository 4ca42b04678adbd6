import type { Marker } from "./list-marker.ts";
import type { TextLine } from "./text-line.ts";

/** A list's items as their lines, and where the text goes on. */
export interface TakenList {
  readonly items: readonly (readonly TextLine[])[];
  /** Number of the first line behind it. */
  readonly end: number;
}

// What hangs below an item after a blank line is the item's; one column may be an accident.
const LEAST_INDENT = 2;

/**
 * Takes the list off that begins with a line, with everything that hangs below its items.
 * @param start  number of a line that has a marker
 * @param isJoined  whether a line that is not indented goes on with the one above
 */
export function takeList(
  lines: readonly TextLine[],
  start: number,
  markers: ReadonlyMap<TextLine, Marker>,
  isJoined: (line: TextLine, next: TextLine) => boolean,
): TakenList {
  const first = lines[start];
  const marker = first && markers.get(first);
  if (first === undefined || marker === undefined) throw new Error("no list begins here");
  const items: TextLine[][] = [[first]];
  let end = start + 1;
  for (; end < lines.length; end += 1) {
    const line = lines[end];
    const above = lines[end - 1];
    if (line === undefined || above === undefined) break;
    const own = markers.get(line);
    const isFellow = own?.style === marker.style && Math.abs(line.indent - first.indent) <= 1;
    if (isFellow) {
      items.push([line]);
      continue;
    }
    const hangs = line.indent - first.indent;
    const belongs =
      own === undefined
        ? line.blanksBefore === 0
          ? hangs > 0 || isJoined(above, line)
          : hangs >= LEAST_INDENT
        : hangs > 0;
    if (!belongs) break;
    items.at(-1)?.push(line);
  }
  return { items, end };
}

/** The lines of an item, its first without being one: its text begins behind the marker, which stays. */
export function linesOfItem(
  [first, ...others]: readonly TextLine[],
  markers: ReadonlyMap<TextLine, Marker>,
): readonly TextLine[] {
  if (first === undefined) return [];
  const indent = markers.get(first)?.column ?? first.indent;
  return [{ ...first, indent, blanksBefore: 0 }, ...others];
}
