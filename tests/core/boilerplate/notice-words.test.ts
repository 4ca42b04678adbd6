import { expect, test } from "vitest";
import { countNoticeWords, ownWords } from "#core/boilerplate/notice-words.js";
import { countWords } from "#core/text/count-words.js";

test("words of notices are counted with their labels, and what is left is the rest", () => {
  const own = "It’s the first report, isn’t it?\n";
  const notice = "Legal Notice:\nNobody promises that any of this is correct.\n";
  const text = own + notice;
  const inNotices = countNoticeWords(text, [{ lead: own.length, end: text.length - 1 }], "en");
  expect(inNotices).toBe(10);
  expect(ownWords(countWords(text, "en"), inNotices)).toBe(countWords(own, "en"));
  expect(ownWords(3, inNotices)).toBe(0);
});
