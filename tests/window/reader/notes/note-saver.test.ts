import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { makeNoteSaver } from "../../../../renderer/reader/notes/note-saver.ts";

let isDiskFull = false;
let savedTexts: string[] = [];
let failures = 0;

beforeEach(() => {
  vi.useFakeTimers();
  isDiskFull = false;
  savedTexts = [];
  failures = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function saverOf(initial: string) {
  return makeNoteSaver({
    initial,
    save: (text) => {
      if (!isDiskFull) savedTexts.push(text);
      return Promise.resolve(!isDiskFull);
    },
    onSaved: () => undefined,
    onFailed: () => {
      failures++;
    },
  });
}

test("a pause in typing saves, once", async () => {
  const saver = saverOf("");
  for (const text of ["a", "ab", "abc"]) {
    saver.typed(text);
    await vi.advanceTimersByTimeAsync(200);
  }
  expect(savedTexts).toEqual([]);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(savedTexts).toEqual(["abc"]);
});

test("someone who never pauses is saved now and then", async () => {
  const saver = saverOf("");
  for (let letter = 1; letter <= 60; letter++) {
    saver.typed("x".repeat(letter));
    await vi.advanceTimersByTimeAsync(150);
  }
  expect(savedTexts.length).toBeGreaterThan(0);
});

test("leaving saves at once, and what is saved is not saved again", async () => {
  const saver = saverOf("before");
  saver.typed("after");
  saver.flush();
  await vi.advanceTimersByTimeAsync(10_000);
  saver.flush();
  expect(savedTexts).toEqual(["after"]);
});

test("nothing typed is nothing saved", () => {
  saverOf("as it was").flush();
  expect(savedTexts).toEqual([]);
});

test("what could not be saved is tried again", async () => {
  const saver = saverOf("");
  isDiskFull = true;
  saver.typed("important");
  await vi.advanceTimersByTimeAsync(2_000);
  expect(failures).toBe(1);
  isDiskFull = false;
  saver.flush();
  await vi.advanceTimersByTimeAsync(0);
  expect(savedTexts).toEqual(["important"]);
});

test("a text from elsewhere is told from our own", async () => {
  const saver = saverOf("first");
  saver.typed("second");
  await vi.advanceTimersByTimeAsync(2_000);
  saver.typed("third");
  expect(saver.isOurs("first")).toBe(true);
  expect(saver.isOurs("second")).toBe(true);
  expect(saver.isOurs("third")).toBe(true);
  expect(saver.isOurs("from another device")).toBe(false);
});

test("a text from elsewhere is not overwritten by the clock, by leaving, or by typing on", async () => {
  const saver = saverOf("first");
  saver.typed("mine");
  saver.hear("theirs");
  await vi.advanceTimersByTimeAsync(10_000);
  saver.flush();
  saver.typed("mine, longer");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(savedTexts).toEqual([]);
  saver.keepOurs();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(savedTexts).toEqual(["mine, longer"]);
});

test("a text from elsewhere that is taken is gone on from", async () => {
  const saver = saverOf("first");
  saver.typed("mine");
  saver.hear("theirs");
  saver.takeTheirs();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(savedTexts).toEqual([]);
  expect(saver.base()).toBe("theirs");
  saver.typed("theirs, and mine");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(savedTexts).toEqual(["theirs, and mine"]);
});

test("a long note is saved less often: each save writes all of it once more", async () => {
  const saver = saverOf("");
  saver.typed("x".repeat(500_000));
  await vi.advanceTimersByTimeAsync(5_000);
  expect(savedTexts).toEqual([]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(savedTexts.length).toBe(1);
});

test("while a text is on its way, what is typed next still replaces the one that is known to be saved", async () => {
  let arrive: ((isSaved: boolean) => void) | undefined;
  const saver = makeNoteSaver({
    initial: "first",
    save: () =>
      new Promise((resolve) => {
        arrive = resolve;
      }),
    onSaved: () => undefined,
    onFailed: () => undefined,
  });
  saver.typed("second");
  saver.flush();
  expect([saver.base(), saver.saving()]).toEqual(["first", "second"]);
  arrive?.(true);
  await vi.advanceTimersByTimeAsync(0);
  expect([saver.base(), saver.saving()]).toEqual(["second", undefined]);
});
