import { describe, expect, test } from "vitest";
import type { ArticleState } from "#core/article/article-state.js";
import { foldArticle } from "#core/operation/fold-article.js";
import type { Operation } from "#core/operation/operation.js";
import { contentHash, identity, operation, version } from "./sample-operations.ts";

/** @param minute  also the time of the operation: 09:00 and so many minutes */
function moved(name: string, minute: number, after: readonly string[], state: ArticleState) {
  return operation(name, minute, after, { kind: "article", id: identity.id, set: { state } });
}

/** One writer that goes through these states, one a minute. */
function way(...states: readonly ArticleState[]): Operation[] {
  return states.map((state, at) => moved(`a:${at + 1}`, at, at === 0 ? [] : [`a:${at}`], state));
}

function finishedAt(operations: readonly Operation[]): string | null {
  return foldArticle({ identity, versions: [version], operations }).finishedAt;
}

const minute = (number: number): string => `2026-11-22T09:0${number}:00.000Z`;

describe("an article is finished", () => {
  test("since it was done", () => {
    expect(finishedAt(way("reading", "done"))).toBe(minute(1));
  });

  test("since it was done, when it was archived later", () => {
    expect(finishedAt(way("done", "archived"))).toBe(minute(0));
  });

  test("since the first time, when it is said once more", () => {
    expect(finishedAt(way("done", "archived", "done"))).toBe(minute(0));
  });

  test("since the last time, when it was taken up again in between", () => {
    expect(finishedAt(way("done", "reading", "done"))).toBe(minute(2));
  });
});

describe("an article is not finished", () => {
  test.each([
    ["when nothing was said", way()],
    ["when it is being read", way("reading")],
    ["when it was archived without being done", way("archived")],
    ["when it was taken up again, and archived then", way("done", "inbox", "archived")],
  ])("%s", (_, operations) => {
    expect(finishedAt(operations)).toBeNull();
  });
});

test("what another device said without being heard does not count", () => {
  const operations = [
    moved("a:1", 1, [], "done"),
    moved("b:1", 2, [], "reading"),
    moved("a:2", 3, ["a:1"], "archived"),
  ];
  expect(finishedAt(operations)).toBe(minute(1));
});

test("a clock that went wrong does not: what had been seen came before", () => {
  const operations = [moved("a:1", 5, [], "reading"), moved("b:1", 2, ["a:1"], "done")];
  expect(finishedAt(operations)).toBe(minute(2));
});

test("an article was last read when its position was written last", () => {
  const read = (name: string, at: number, offset: number): Operation =>
    operation(name, at, [], {
      kind: "position",
      id: identity.id,
      set: { contentHash: contentHash("a"), offset, progress: 0.5 },
    });
  const { lastReadAt } = foldArticle({
    identity,
    versions: [version],
    operations: [read("b:1", 4, 7), read("a:1", 2, 9)],
  });
  expect(lastReadAt).toBe(minute(4));
});
