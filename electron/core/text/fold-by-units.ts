import { foldRun, JOINING, SURROGATE } from "./fold-cluster.ts";

/** What becomes of a UTF-16 code unit is a unit, or one of these, the first with a unit; 0 for one that was not met yet. */
const ALONE = 1 << 16;
const GONE = 1 << 17;
/** Half a character, a mark, or what becomes several letters. */
const OTHERWISE = 1 << 18;
/** A quarter of a megabyte. */
const foldedUnits = new Uint32Array(0x10000);

/** So many units are made text at once: each time costs as much as a hundred of them. */
const PIECE = 2_048;
/** What is longer is no character with its marks, but a whole line of what is folded otherwise. */
const LONGEST_COPIED = 64;
/** Folded units that are no text yet; room for one more blank, unit and blank, and for what is copied behind it. */
const units = new Uint16Array(PIECE + 3 + LONGEST_COPIED);
const BLANK = 0x20;

/** Folds as `foldForSearch` does, unit by unit: five times as fast where most are above ASCII, ten times as slow where none is. */
export function foldByUnits(text: string): string {
  let folded = "";
  let length = 0;
  /** Where in `units` begins what the unit before became. */
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const replacement = replacementOf(text.charCodeAt(at));
    if (replacement === OTHERWISE) {
      // With the one before, for it may be a mark on that. What comes behind begins a character of its own.
      const start = at > 0 && isBeyondAscii(text.charCodeAt(at - 1)) ? at - 1 : at;
      if (start < at) length = before;
      at = lastOtherwise(text, at);
      const run = foldRun(text.slice(start, at + 1));
      if (run.length > LONGEST_COPIED) {
        folded += unitsAsText(length) + run;
        length = 0;
      } else {
        length = copyUnits(run, length);
      }
      continue;
    }
    if (length > PIECE) {
      folded += unitsAsText(length);
      length = 0;
    }
    before = length;
    if (replacement < ALONE) {
      units[length] = replacement;
      length += 1;
    } else if (replacement < GONE) {
      units[length] = BLANK;
      units[length + 1] = replacement;
      units[length + 2] = BLANK;
      length += 3;
    }
  }
  return folded + unitsAsText(length);
}

function replacementOf(unit: number): number {
  const known = foldedUnits[unit] ?? 0;
  if (known !== 0) return known;
  const learned = learn(String.fromCharCode(unit));
  foldedUnits[unit] = learned;
  return learned;
}

function learn(unit: string): number {
  if (!isBeyondAscii(unit.charCodeAt(0))) return unit.toLowerCase().charCodeAt(0);
  if (JOINING.test(unit) || SURROGATE.test(unit)) return OTHERWISE;
  const folded = foldRun(unit);
  const bare = folded.trim();
  if (folded === "") return GONE;
  if (folded.length === 1) return folded.charCodeAt(0);
  return bare.length === 1 && folded === ` ${bare} ` ? ALONE + bare.charCodeAt(0) : OTHERWISE;
}

/** As `BEYOND_ASCII` has it. */
function isBeyondAscii(unit: number): boolean {
  return unit >= 0x80 || unit === 0;
}

/** @param at  of a unit that is folded otherwise. @returns the last of those that follow it without a gap */
function lastOtherwise(text: string, at: number): number {
  let last = at;
  while (last + 1 < text.length && replacementOf(text.charCodeAt(last + 1)) === OTHERWISE)
    last += 1;
  return last;
}

/** @returns where it ends in `units` */
function copyUnits(text: string, start: number): number {
  for (let at = 0; at < text.length; at += 1) units[start + at] = text.charCodeAt(at);
  return start + text.length;
}

function unitsAsText(length: number): string {
  // An array for the type only: the function takes whatever has a length.
  return String.fromCharCode.apply(null, units.subarray(0, length) as unknown as number[]);
}
