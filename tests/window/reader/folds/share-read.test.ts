import { expect, test } from "vitest";
import { joinNotices } from "../../../../renderer/reader/folds/join-notices.ts";
import { shareRead } from "../../../../renderer/reader/folds/share-read.ts";

test("who has reached the notices has read it all, and notices before the text count for nothing", () => {
  const atEnd = [{ lead: 60, end: 100 }];
  expect(shareRead(atEnd, 100, 30)).toBe(0.5);
  expect(shareRead(atEnd, 100, 60)).toBe(1);
  expect(shareRead(atEnd, 100, 80)).toBe(1);
  const atStart = [{ lead: 0, end: 40 }];
  expect(shareRead(atStart, 100, 20)).toBe(0);
  expect(shareRead(atStart, 100, 70)).toBe(0.5);
  expect(shareRead([], 0, 0)).toBe(0);
});

test("notices with nothing but their labels between them are one fold, with the range of their counts", () => {
  const text = "One two.\nLegal:\nNotice a.\nLegal:\nNotice b.\nThree.\nNotice c.";
  const at = (words: string, lead = words): { lead: number; start: number; end: number } => ({
    lead: text.indexOf(lead, lead === words ? 0 : text.indexOf(words) - lead.length - 1),
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const joined = joinNotices(
    [
      { ...at("Notice a.", "Legal:"), articles: 14 },
      { ...at("Notice b.", "Legal:"), articles: 3 },
      { ...at("Notice c."), articles: 2 },
    ],
    text,
  );
  expect(
    joined.map(({ start, end, ...rest }) => ({ text: text.slice(start, end), ...rest })),
  ).toEqual([
    { text: "Legal:\nNotice a.\nLegal:\nNotice b.", count: 2, fewest: 3, most: 14 },
    { text: "Notice c.", count: 1, fewest: 2, most: 2 },
  ]);
});
