import { expect, test } from "vitest";
import {
  type CheckRound,
  FIRST_ROUND,
  foldersLeft,
  restAfter,
  takenOver,
  waitForRound,
  withFound,
} from "#core/library/check-round.js";

const DAY_MS = 86_400_000;
const NOW = Date.parse("2026-11-27T03:00:00.000Z");

function ended(daysAgo: number): CheckRound {
  return { ...FIRST_ROUND, ended: new Date(NOW - daysAgo * DAY_MS).toISOString() };
}

test("a round that is under way goes on at once, and the next comes three weeks after the last", () => {
  expect(waitForRound(FIRST_ROUND, NOW)).toBe(0);
  expect(waitForRound({ ...FIRST_ROUND, after: "m" }, NOW)).toBe(0);
  expect(waitForRound(ended(1), NOW)).toBe(20 * DAY_MS);
  expect(waitForRound(ended(21), NOW)).toBe(0);
  expect(waitForRound(ended(400), NOW)).toBe(0);
});

test("a clock that was set back keeps nothing from being checked for years", () => {
  expect(waitForRound(ended(-3_650), NOW)).toBe(0);
});

test("a round goes on behind the folder it has come to, whether or not that is still there", () => {
  const names = ["a", "c", "d"];
  expect(foldersLeft(FIRST_ROUND, names)).toEqual(names);
  expect(foldersLeft({ ...FIRST_ROUND, after: "b" }, names)).toEqual(["c", "d"]);
  expect(foldersLeft({ ...FIRST_ROUND, after: "d" }, names)).toEqual([]);
});

test("what is found in a folder now replaces what was found there before, and only that", () => {
  const one = { path: "a/1", problem: "One." };
  const other = { path: "b/1", problem: "Other." };
  const before = { ...FIRST_ROUND, found: [one, other] };
  const isInA = (path: string): boolean => path.startsWith("a/");
  expect(withFound(before, isInA, []).found).toEqual([other]);
  const again = { path: "a/2", problem: "Two." };
  expect(withFound(before, isInA, [again]).found).toEqual([other, again]);
  const many = Array.from({ length: 2_000 }, (_, number) => ({ path: `a/${number}`, problem: "" }));
  expect(withFound(before, isInA, many).found).toHaveLength(500);
});

test("what another process noted counts where this one has not looked since, and its check of all ends the round", () => {
  const [one, other] = [
    { path: "a/1", problem: "One." },
    { path: "b/1", problem: "Other." },
  ];
  const ours: CheckRound = { ...FIRST_ROUND, after: "m", found: [one] };
  const theirs: CheckRound = { ...ended(1), found: [other] };
  const endedThen = ended(30).ended;
  const hasLooked = (path: string): boolean => path.startsWith("a/");
  const own = { endedThen, hasMoved: true, hasLooked };
  expect(takenOver(ours, theirs, own)).toEqual({ ...theirs, found: [other, one] });
  // They still say what they said when this round began.
  expect(takenOver(ours, theirs, { ...own, endedThen: theirs.ended })).toEqual({
    ...ours,
    found: [other, one],
  });
  expect(takenOver(ended(0), theirs, own).ended).toBe(ended(0).ended);
  expect(takenOver(ours, theirs, { ...own, hasMoved: false }).ended).toBe(theirs.ended);
  const nowhere = { ...own, hasLooked: () => false };
  expect(takenOver(ours, theirs, nowhere).found).toEqual([other]);
});

test("a rest is a multiple of the work, and never longer than a minute", () => {
  expect(restAfter(0)).toBe(0);
  expect(restAfter(100)).toBe(1_900);
  expect(restAfter(8 * 60 * 60_000)).toBe(60_000);
});
