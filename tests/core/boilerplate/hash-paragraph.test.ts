import { describe, expect, test } from "vitest";
import { hashParagraph } from "#core/boilerplate/hash-paragraph.js";

const NOTICE = "This report is passed on “as received” and nobody promises that it is true.";

describe("the name of a paragraph", () => {
  test("stays when it is wrapped, in capitals, or has straight quotation marks", () => {
    const name = hashParagraph(NOTICE);
    expect(name).toBeGreaterThan(0);
    expect(Number.isSafeInteger(name)).toBe(true);
    expect(hashParagraph(NOTICE.replaceAll(" ", "\n  "))).toBe(name);
    expect(hashParagraph(NOTICE.toUpperCase())).toBe(name);
    expect(hashParagraph(NOTICE.replace(/[“”]/gu, '"'))).toBe(name);
  });

  test("is another one when a word differs, or words are cut elsewhere", () => {
    expect(hashParagraph(NOTICE.replace("nobody", "somebody"))).not.toBe(hashParagraph(NOTICE));
    expect(hashParagraph(NOTICE.replace("it is", "itis"))).not.toBe(hashParagraph(NOTICE));
  });

  test("begins with the eighth word", () => {
    expect(hashParagraph("one two three four five six seven")).toBeUndefined();
    expect(hashParagraph("one two three four five six seven eight")).toBeDefined();
    expect(hashParagraph("… — !")).toBeUndefined();
  });

  test("takes two characters of Japanese for a word, and words of Greek for words", () => {
    expect(hashParagraph("この記事の転載を禁じます")).toBeUndefined();
    expect(hashParagraph("この記事の無断転載および複製を禁じます")).toBeDefined();
    expect(hashParagraph("ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ")).toBeDefined();
  });
});
