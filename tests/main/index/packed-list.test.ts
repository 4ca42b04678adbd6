import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Database, IN_MEMORY, openDatabase } from "../../../electron/index/database.ts";
import {
  addEntry,
  allEntries,
  appendEntries,
  type Entry,
  entriesOf,
  holdsOnly,
  lastEntry,
  type PackedList,
  removeEntriesOf,
  removeEntry,
} from "../../../electron/index/packed-list.ts";

const LIST: PackedList = { table: "paragraph", width: 3 };
const GREATEST = 2 ** 32 - 1;

function openList(): Database {
  const database = openDatabase(IN_MEMORY);
  database.execute(
    "CREATE TABLE paragraph (number INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE, entries BLOB NOT NULL) STRICT",
  );
  return database;
}

function inOrder(one: Entry, other: Entry): number {
  const at = one.findIndex((number, place) => number !== other[place]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

/** Each once, in their order. */
function sorted(entries: readonly Entry[]): readonly Entry[] {
  return [...new Map(entries.map((entry) => [entry.join(), entry])).values()].toSorted(inOrder);
}

function packed(entries: readonly Entry[]): Uint32Array {
  return Uint32Array.from(entries.flat());
}

/** Few different ones, so that they meet; as large as they can be, so that their order is that of numbers. */
const number = fc.oneof(fc.nat({ max: 3 }), fc.constantFrom(255, 256, 65_536, GREATEST));
const entry = fc.tuple(number, number, number);
const article = fc.nat({ max: 40 });

/** Rows are full from some hundred entries on. */
const many = fc
  .array(fc.tuple(number, fc.nat({ max: 500 }), article), { minLength: 200, maxLength: 900 })
  .map(sorted);

test("a packed list holds what was added and not removed, in its order, whatever came first", () => {
  fc.assert(
    fc.property(
      many,
      fc.array(fc.tuple(fc.boolean(), fc.oneof(entry, fc.nat({ max: 900 }))), { maxLength: 300 }),
      fc.uniqueArray(article, { maxLength: 3 }),
      (laid, changes, gone) => {
        const database = openList();
        appendEntries(database, LIST, packed(laid));
        const expected = new Map(laid.map((one) => [one.join(), one]));
        for (const [isAdded, which] of changes) {
          // One that is there, or any.
          const one = typeof which === "number" ? (laid[which] ?? [1, 2, 3]) : which;
          if (isAdded) expected.set(one.join(), one);
          else expected.delete(one.join());
          (isAdded ? addEntry : removeEntry)(database, LIST, one);
        }
        const removed = removeEntriesOf(database, LIST, new Set(gone));
        const isGone = (one: Entry): boolean => gone.includes(one[2] ?? -1);
        const all = sorted([...expected.values()]);
        const left = all.filter((one) => !isGone(one));
        expect(removed).toEqual(all.filter(isGone));
        expect(allEntries(database, LIST)).toEqual(packed(left));
        expect(lastEntry(database, LIST)).toEqual(left.at(-1));
        expect(holdsOnly(database, LIST, packed(left))).toBe(true);
        expect(holdsOnly(database, LIST, packed([...left, [GREATEST, GREATEST, GREATEST]]))).toBe(
          false,
        );
        for (const first of [0, 1, 255, 256, GREATEST]) {
          expect([...entriesOf(database, LIST, [first])].map((one) => [...one])).toEqual(
            left.filter((one) => one[0] === first),
          );
        }
        database.close();
      },
    ),
    { numRuns: 40 },
  );
});

test("what was laid in part is laid to its end, and nothing twice", () => {
  fc.assert(
    fc.property(many, fc.nat({ max: 900 }), fc.nat({ max: 900 }), (all, some, again) => {
      const database = openList();
      appendEntries(database, LIST, packed(all.slice(0, some)));
      appendEntries(database, LIST, packed(all.slice(Math.min(some, again))));
      expect(allEntries(database, LIST)).toEqual(packed(all));
      expect(holdsOnly(database, LIST, packed(all))).toBe(true);
      database.close();
    }),
    { numRuns: 20 },
  );
});

test("a row stays smaller than a page, however many entries come to one place", () => {
  const database = openList();
  const entries = Array.from({ length: 2_000 }, (_, at) => [7, (at * 1_237) % 2_000, at] as const);
  for (const one of entries) addEntry(database, LIST, one);
  const rows = database.all("SELECT length(entries) AS bytes FROM paragraph");
  expect(rows.length).toBeGreaterThan(5);
  expect(Math.max(...rows.map((row) => Number(row["bytes"])))).toBeLessThan(4_096);
  expect(holdsOnly(database, LIST, packed(sorted(entries)))).toBe(true);
  database.close();
});

test("what begins with some numbers is read no further than it is asked for", () => {
  const database = openList();
  const entries = Array.from({ length: 5_000 }, (_, at) => [7, at, at] as const);
  appendEntries(database, LIST, packed(entries));
  database.execute("UPDATE paragraph SET entries = x'00' WHERE number > 1");
  const [first, second] = entriesOf(database, LIST, [7]);
  expect([[...(first ?? [])], [...(second ?? [])]]).toEqual([entries[0], entries[1]]);
  expect(() => [...entriesOf(database, LIST, [7])]).toThrow("whole entries");
  database.close();
});
