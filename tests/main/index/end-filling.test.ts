import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import type { ActionId } from "#core/identity/ids.js";
import { packIds } from "#core/operation/bulk-deed.js";
import { useIndex } from "./index-fixture.ts";
import { articleId, type ArticleSketch, hashOf, makeArticle } from "./made-articles.ts";

const fixture = useIndex();

const NOTICE = "Nobody promises that this report is true, complete or fit for use.";
const OTHER = "Whoever wants to read more of this writes their name and address below.";

/** Long enough to be listed by what it resembles. */
function textOf(number: number, notice: string): string {
  const words = Array.from({ length: 80 }, (_, at) => `word${number}x${at}`);
  return `${words.join(" ")}.\n${notice}\n`;
}

function put(number: number, sketch: ArticleSketch): void {
  fixture.index.put([makeArticle(number, sketch)]);
}

function trash(number: number, isTrashed: boolean): void {
  const change = { set: { trashed: isTrashed } };
  const [standing] = fixture.index.readStandings([articleId(number)], []);
  const heads = [...(standing?.heads ?? [])];
  const deed = `01jz${(isTrashed ? "1" : "2").padStart(22, "0")}`;
  fixture.index.changeStandings(
    [{ change, inverse: {}, heads, ids: packIds([articleId(number)]) }],
    { at: "2026-11-27T03:00:00.000Z", heads: [deed as ActionId] },
  );
}

/** What the articles fold, in how many articles each stands. */
function folds(texts: readonly string[]): readonly (readonly number[])[] {
  return texts.map((text, at) =>
    fixture.index.foldedParagraphs(articleId(at + 1), hashOf(text)).map(({ articles }) => articles),
  );
}

const CHANGES: Readonly<Record<string, () => void>> = {
  "an article gets another text": () => put(1, { text: textOf(10, OTHER) }),
  "an article comes": () => put(5, { text: textOf(5, OTHER) }),
  "an article goes": () => void fixture.index.remove([articleId(2)]),
  "an article goes, and another takes its number": () => {
    fixture.index.remove([articleId(4)]);
    put(6, { text: textOf(6, NOTICE) });
  },
  "an article goes to the trash": () => put(2, { text: textOf(2, NOTICE), trashed: true }),
  "a deed on many throws one away": () => trash(2, true),
  "a deed on many brings one back": () => trash(3, false),
  "a deed on many throws one away and brings it back": () => {
    trash(2, true);
    trash(2, false);
  },
};

for (const [what, change] of Object.entries(CHANGES)) {
  test(`the lists made at the end of a filling are those of all articles, if ${what} between any two of its steps`, () => {
    let steps = 0;
    let isMore = true;
    for (; isMore; steps += 1) {
      fixture.index.clear();
      for (const number of [1, 2, 3, 4]) {
        put(number, { text: textOf(number, NOTICE), trashed: number === 3 });
      }
      for (let left = steps; left > 0 && isMore; left -= 1) isMore = fixture.index.listSome();
      // Nobody is told of half a list.
      expect(folds([textOf(1, NOTICE)])).toEqual([[]]);
      expect(fixture.index.check()).toEqual([]);
      change();
      // Every other time by another process, or after a start.
      if (steps % 2 === 0) fixture.reopen();
      fixture.index.markFilled();
      expect(fixture.index.check(), `after ${steps} steps`).toEqual([]);
      expect(fixture.index.needsFilling).toBe(false);
    }
    expect(steps).toBeGreaterThan(5);
  });
}

test("at the end of a filling what recurs is folded, in however many steps it was listed", () => {
  const texts = [textOf(1, NOTICE), textOf(2, NOTICE), textOf(3, OTHER)];
  fixture.put(...texts.map((text) => ({ text })));
  const { begun } = fixture.index;
  let steps = 1;
  while (fixture.index.listSome(begun)) {
    steps += 1;
    fixture.reopen();
    if (steps > 3) break;
  }
  while (fixture.index.listSome(begun));
  fixture.index.markFilled(begun);
  expect(folds(texts)).toEqual([[2], [2], []]);
  expect(fixture.index.check()).toEqual([]);
});

test("who starts with a filled index does not wait for another process that writes to it", () => {
  fixture.put({ text: textOf(1, NOTICE) });
  const { begun } = fixture.index;
  fixture.index.markFilled(begun);
  fixture.reopen();
  const [file = ""] = globSync(join(fixture.cacheDirectory, "*", "index.sqlite"));
  using other = new DatabaseSync(file);
  other.exec("BEGIN IMMEDIATE");
  expect(fixture.index.listSome(begun)).toBe(false);
});
