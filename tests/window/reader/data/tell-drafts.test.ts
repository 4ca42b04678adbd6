import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { NoteDraft } from "#core/annotation/note-draft.js";
import { makeDraftTeller } from "../../../../renderer/reader/data/tell-drafts.ts";
import { someAnnotation } from "../some-annotation.ts";

/** What a kill may cost: letters typed no longer ago than this. */
const MAY_BE_LOST_MS = 500;
const BETWEEN_LETTERS_MS = 30;

const { annotationId, articleId, contentHash, position, color } = someAnnotation(1, {});

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function draftOf(text: string): NoteDraft {
  return { annotationId, articleId, contentHash, span: position, color, quote: "", base: "", text };
}

/** An app that takes this long to flush a draft. @param texts  what it has flushed, with undefined for a dropped one */
function appThatTakes(milliseconds: number, texts: (string | undefined)[]) {
  return makeDraftTeller(async (_, draft) => {
    await new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
    texts.push(draft?.text);
  });
}

for (const flushMs of [0, 40, 150, 240]) {
  test(`with flushes of ${flushMs} ms each letter is with the app within half a second`, async () => {
    const flushed: (string | undefined)[] = [];
    const tell = appThatTakes(flushMs, flushed);
    const typedAt: number[] = [];
    for (let letters = 1; letters <= 200; letters += 1) {
      typedAt.push(Date.now());
      tell(annotationId, draftOf("x".repeat(letters)));
      await vi.advanceTimersByTimeAsync(BETWEEN_LETTERS_MS);
      const known = flushed.at(-1)?.length ?? 0;
      const oldestLost = typedAt[known] ?? Date.now();
      expect(Date.now() - oldestLost).toBeLessThanOrEqual(MAY_BE_LOST_MS);
    }
    expect(flushed.length).toBeGreaterThan(10);
  });
}

test("while one draft is on its way only the last of the others follows", async () => {
  const flushed: (string | undefined)[] = [];
  const tell = appThatTakes(300, flushed);
  for (const text of ["a", "ab", "abc", "abcd"]) tell(annotationId, draftOf(text));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(flushed).toEqual(["a", "abcd"]);
});

test("a draft that was dropped while it was on its way is dropped with the app, too", async () => {
  const flushed: (string | undefined)[] = [];
  const tell = appThatTakes(300, flushed);
  tell(annotationId, draftOf("a"));
  tell(annotationId, draftOf("ab"));
  tell(annotationId, undefined);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(flushed).toEqual(["a", undefined]);
});

test("notes do not wait for each other", async () => {
  const flushed: (string | undefined)[] = [];
  const tell = appThatTakes(300, flushed);
  tell(annotationId, draftOf("of one"));
  tell(someAnnotation(2, {}).annotationId, draftOf("of another"));
  await vi.advanceTimersByTimeAsync(300);
  expect(flushed).toEqual(["of one", "of another"]);
});
