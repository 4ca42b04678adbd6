import {
  countObjects,
  type PlistObject,
  type PlistTable,
  readObject,
  readTable,
  referencesOf,
} from "./plist-table.ts";

/** What a binary property list comes to, counted before it is parsed. */
export interface PlistWeight {
  /** As often as they are named: a list that names another twice, which has two objects, holds four of them. */
  readonly objects: number;
  /** Of texts, as often as they are named: each time they are copied. */
  readonly textBytes: number;
  readonly depth: number;
}

/** Where counting ended. */
const TOO_MUCH: PlistWeight = { objects: Infinity, textBytes: Infinity, depth: Infinity };

/**
 * Follows a property list without making anything of it, so that what loops, lies about its lengths or unfolds into millions
 * is found out before a parser believes it.
 * @param mostObjects  where counting ends
 * @returns undefined when it is damaged: it holds itself, or names what is not in the file
 * Cost: proportional to `mostObjects` at most.
 */
export function weighPlist(file: Buffer, mostObjects: number): PlistWeight | undefined {
  const count = countObjects(file);
  if (count === undefined) return undefined;
  if (count > mostObjects) return TOO_MUCH;
  const table = readTable(file, count);
  return table && weighFrom(table.top, { file, table, mostObjects });
}

interface Weighing {
  readonly file: Buffer;
  readonly table: PlistTable;
  readonly mostObjects: number;
}

function weighFrom(top: number, weighing: Weighing): PlistWeight | undefined {
  const { file, table, mostObjects } = weighing;
  const weights = new Map<number, PlistWeight>();
  /** Those whose parts are being weighed. */
  const open = new Map<number, PlistObject>();
  const waiting = [top];
  let left = mostObjects;
  for (let object = waiting.at(-1); object !== undefined; object = waiting.at(-1)) {
    const opened = open.get(object);
    if (weights.has(object)) waiting.pop();
    else if (opened !== undefined) {
      open.delete(object);
      weights.set(object, sum(opened, referencesOf(file, table, opened), weights));
    } else {
      const found = readObject(file, table, object);
      if (found === undefined) return undefined;
      left -= found.references;
      if (left < 0) return TOO_MUCH;
      open.set(object, found);
      for (const inside of referencesOf(file, table, found)) {
        if (open.has(inside)) return undefined;
        if (!weights.has(inside)) waiting.push(inside);
      }
    }
  }
  return weights.get(top);
}

function sum(
  { textBytes: own }: PlistObject,
  inside: readonly number[],
  weights: ReadonlyMap<number, PlistWeight>,
): PlistWeight {
  let [objects, textBytes, depth] = [1, own, 0];
  for (const each of inside) {
    const weight = weights.get(each);
    if (weight === undefined) throw new Error("an object was weighed before what it holds");
    objects += weight.objects;
    textBytes += weight.textBytes;
    depth = Math.max(depth, weight.depth + 1);
  }
  return { objects, textBytes, depth };
}
