import { describe, expect, test } from "vitest";
import { chapterFile, makeEpub, outcomeOf } from "./make-epub.ts";

describe("more than fits into a converter is refused, over all chapters:", () => {
  const refused = (chapters: readonly string[]): Promise<string> => {
    const files = chapters.map((chapter, at) => [`${at}.xhtml`, chapterFile(chapter)] as const);
    return outcomeOf(makeEpub({ chapters: Object.fromEntries(files) }));
  };
  /** A chapter's file has four around them. */
  const elements = (count: number): string => `<p>${"<i>x</i>".repeat(count - 5)}</p>`;
  test.each([
    [100_000, "ok"],
    [100_001, "file-too-complex: 250,000 elements"],
  ])("the last of three chapters has %i elements: %s", async (count, said) => {
    expect(await refused([elements(100_000), elements(50_000), elements(count)])).toBe(said);
  });
  test.each([
    [200_000, "ok"],
    [200_001, "file-too-complex: 200,000 elements"],
  ])("a chapter alone has %i: %s", async (count, said) => {
    expect(await refused([elements(count)])).toBe(said);
  });
  test("16 million letters and one", async () => {
    const MILLION = 1024 * 1024;
    const chapters = Array.from({ length: 17 }, () => `<p>${"word ".repeat(MILLION / 5)}</p>`);
    expect(await refused(chapters)).toBe("file-too-complex: 16 million letters");
  });
});
