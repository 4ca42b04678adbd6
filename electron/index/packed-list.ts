import { DamagedIndex } from "./damaged-index.ts";
import { bytesIn, type Database, numberIn, type SqlRow } from "./database.ts";

/**
 * A sorted list of very many entries of a few numbers each, some hundred of them in a row of its table: with a row for each, a
 * microsecond for every entry, and half the room would be SQLite's own. An entry is in the last row whose key is not behind it.
 */
export interface PackedList {
  readonly table: "article_band" | "paragraph";
  /** How many numbers of 32 bits an entry has. They order it, the first before the second; the last one is that of an article. */
  readonly width: number;
}

export type Entry = readonly number[];

/** Two rows fill a page when a list is laid, and leave it room to grow. */
const LAID_BYTES = 1_980;
/** A page holds one. */
const MOST_BYTES = 4_000;

/** Does nothing where it is there already. Cost: one row is read and written. */
export function addEntry(database: Database, list: PackedList, entry: Entry): void {
  const found = rowOf(database, list, entry);
  if (found === undefined) {
    insertRow(database, list, Uint32Array.from(entry));
    return;
  }
  const { number, entries } = found;
  const at = placeOf(list, entries, entry);
  if (isAt(entries, at, entry)) return;
  const grown = new Uint32Array(entries.length + list.width);
  grown.set(entries.subarray(0, at));
  grown.set(entry, at);
  grown.set(entries.subarray(at), at + list.width);
  if (grown.byteLength <= MOST_BYTES) {
    updateRow(database, list, number, grown);
    return;
  }
  const middle = Math.floor(grown.length / list.width / 2) * list.width;
  updateRow(database, list, number, grown.slice(0, middle));
  insertRow(database, list, grown.slice(middle));
}

/** Does nothing where it is not there. Cost: as `addEntry`. */
export function removeEntry(database: Database, list: PackedList, entry: Entry): void {
  const found = rowOf(database, list, entry);
  if (found === undefined) return;
  const { number, entries } = found;
  const at = placeOf(list, entries, entry);
  if (!isAt(entries, at, entry)) return;
  const left = new Uint32Array(entries.length - list.width);
  left.set(entries.subarray(0, at));
  left.set(entries.subarray(at + list.width), at);
  updateRow(database, list, number, left);
}

/**
 * Lays entries behind those that are there.
 * @param entries  one after the other, in their order; those up to the last that is there are passed over
 */
export function appendEntries(database: Database, list: PackedList, entries: Uint32Array): void {
  const last = lastEntry(database, list);
  const from = last === undefined ? 0 : placeBehind(list, entries, last);
  const length = Math.floor(LAID_BYTES / Uint32Array.BYTES_PER_ELEMENT / list.width) * list.width;
  for (let at = from; at < entries.length; at += length) {
    insertRow(database, list, entries.slice(at, at + length));
  }
}

export function lastEntry(database: Database, list: PackedList): Entry | undefined {
  const row = database.first(`SELECT number, entries FROM ${list.table} ORDER BY key DESC LIMIT 1`);
  return row === undefined ? undefined : Array.from(entriesIn(list, row).subarray(-list.width));
}

/**
 * Visits what begins with these numbers, in its order, reading no more rows than are asked for.
 * @returns entries; each is another array
 */
export function* entriesOf(
  database: Database,
  list: PackedList,
  beginning: Entry,
): Generator<Uint32Array> {
  const from = filledUp(list, beginning, 0);
  const upTo = keyOf(filledUp(list, beginning, 2 ** 32 - 1));
  let row: SqlRow | undefined =
    database.first(`${SELECT} FROM ${list.table} ${LAST_UP_TO}`, keyOf(from)) ??
    database.first(`${SELECT} FROM ${list.table} ${FIRST_UP_TO}`, NOTHING, upTo);
  for (let isFirst = true; row !== undefined; isFirst = false) {
    const entries = entriesIn(list, row);
    for (
      let at = isFirst ? placeOf(list, entries, from) : 0;
      at < entries.length;
      at += list.width
    ) {
      if (!isAt(entries, at, beginning)) return;
      yield entries.subarray(at, at + list.width);
    }
    row = database.first(`${SELECT} FROM ${list.table} ${FIRST_UP_TO}`, bytesIn(row, "key"), upTo);
  }
}

const SELECT = "SELECT number, key, entries";
const LAST_UP_TO = "WHERE key <= ? ORDER BY key DESC LIMIT 1";
const FIRST_UP_TO = "WHERE key > ? AND key <= ? ORDER BY key LIMIT 1";
/** Before every key: those are longer. */
const NOTHING = new Uint8Array(1);

/** Takes out all of these articles. @returns what it took out, one after the other. Cost: reads the whole list */
export function removeEntriesOf(
  database: Database,
  list: PackedList,
  articles: ReadonlySet<number>,
): readonly Entry[] {
  const removed: Entry[] = [];
  for (const row of database.all(`SELECT number, entries FROM ${list.table} ORDER BY key`)) {
    const left: number[] = [];
    const entries = entriesIn(list, row);
    for (let at = 0; at < entries.length; at += list.width) {
      const entry = [...entries.subarray(at, at + list.width)];
      if (articles.has(entry.at(-1) ?? 0)) removed.push(entry);
      else left.push(...entry);
    }
    if (left.length === entries.length) continue;
    updateRow(database, list, numberIn(row, "number"), Uint32Array.from(left));
  }
  return removed;
}

/** All entries, one after the other. */
export function allEntries(database: Database, list: PackedList): Uint32Array {
  const rows = database
    .all(`SELECT number, entries FROM ${list.table} ORDER BY key`)
    .map((row) => entriesIn(list, row));
  const all = new Uint32Array(rows.reduce((length, row) => length + row.length, 0));
  let at = 0;
  for (const row of rows) {
    all.set(row, at);
    at += row.length;
  }
  return all;
}

/** Whether it holds these entries, each where it is looked for. @param expected  in their order */
export function holdsOnly(database: Database, list: PackedList, expected: Uint32Array): boolean {
  const isSame = Buffer.from(expected.buffer, expected.byteOffset, expected.byteLength).equals(
    Buffer.from(allEntries(database, list).buffer),
  );
  if (!isSame) return false;
  let before: Uint8Array = NOTHING;
  return database.all(`${SELECT} FROM ${list.table} ORDER BY key`).every((row) => {
    const entries = entriesIn(list, row);
    const key = bytesIn(row, "key");
    const isBehind = Buffer.compare(before, key) < 0;
    before = keyOf(entries.subarray(-list.width));
    return isBehind && Buffer.compare(key, keyOf(entries.subarray(0, list.width))) <= 0;
  });
}

interface Found {
  readonly number: number;
  readonly entries: Uint32Array;
}

function rowOf(database: Database, list: PackedList, entry: Entry): Found | undefined {
  const row = database.first(
    `SELECT number, entries FROM ${list.table} ${LAST_UP_TO}`,
    keyOf(entry),
  );
  return row && { number: numberIn(row, "number"), entries: entriesIn(list, row) };
}

/** Its key stays: entries that come before what it holds now still find it. */
function updateRow(
  database: Database,
  { table }: PackedList,
  number: number,
  entries: Uint32Array,
): void {
  if (entries.length === 0) database.run(`DELETE FROM ${table} WHERE number = ?`, number);
  else database.run(`UPDATE ${table} SET entries = ? WHERE number = ?`, bytesOf(entries), number);
}

function insertRow(database: Database, { table, width }: PackedList, entries: Uint32Array): void {
  const key = keyOf(entries.subarray(0, width));
  database.run(`INSERT INTO ${table} (key, entries) VALUES (?, ?)`, key, bytesOf(entries));
}

/** SQLite compares bytes one by one, so the upper ones come first. */
function keyOf(entry: Entry | Uint32Array): Uint8Array {
  const key = Buffer.alloc(entry.length * Uint32Array.BYTES_PER_ELEMENT);
  for (const [at, number] of entry.entries()) {
    key.writeUInt32BE(number, at * Uint32Array.BYTES_PER_ELEMENT);
  }
  return key;
}

function bytesOf(entries: Uint32Array): Uint8Array {
  return new Uint8Array(entries.buffer, entries.byteOffset, entries.byteLength);
}

/** @throws DamagedIndex when the row holds no whole entries */
function entriesIn({ table, width }: PackedList, row: SqlRow): Uint32Array {
  const bytes = bytesIn(row, "entries");
  if (bytes.length % (width * Uint32Array.BYTES_PER_ELEMENT) !== 0) {
    throw new DamagedIndex(`a row of ${table} has no whole entries`);
  }
  // A copy: what SQLite hands out need not begin where 32-bit numbers may.
  return new Uint32Array(bytes.slice().buffer);
}

function filledUp({ width }: PackedList, beginning: Entry, by: number): Entry {
  return Array.from({ length: width }, (_, at) => beginning[at] ?? by);
}

function isAt(entries: Uint32Array, at: number, beginning: Entry): boolean {
  return at < entries.length && beginning.every((number, place) => entries[at + place] === number);
}

/** @returns where the first begins that is not before this one */
function placeOf(list: PackedList, entries: Uint32Array, entry: Entry): number {
  return firstPlace(list, entries, (at) => compare(entries, at, entry) >= 0);
}

/** @returns where the first begins that is behind this one */
function placeBehind(list: PackedList, entries: Uint32Array, entry: Entry): number {
  return firstPlace(list, entries, (at) => compare(entries, at, entry) > 0);
}

/** @param isBehind  true from some entry on */
function firstPlace(
  { width }: PackedList,
  entries: Uint32Array,
  isBehind: (at: number) => boolean,
): number {
  let low = 0;
  let high = entries.length / width;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isBehind(middle * width)) high = middle;
    else low = middle + 1;
  }
  return low * width;
}

function compare(entries: Uint32Array, at: number, entry: Entry): number {
  for (const [place, number] of entry.entries()) {
    const difference = (entries[at + place] ?? 0) - number;
    if (difference !== 0) return difference;
  }
  return 0;
}
