import { expect, test } from "vitest";
import { type Reader, useReaderApp } from "./open-reader.ts";

const openReader = useReaderApp();

/** How the first paragraph of the article is set. */
function setting(reader: Reader): Promise<unknown> {
  return reader.page.evaluate(() => {
    const paragraph = document.querySelector("iframe")?.contentDocument?.querySelector("article p");
    if (paragraph === null || paragraph === undefined) throw new Error("the article has no text");
    const { direction } = getComputedStyle(paragraph);
    return { direction, language: paragraph.closest("[lang]")?.getAttribute("lang") };
  });
}

test("an Arabic article runs from right to left, and its words can be marked", async () => {
  const words = "كان البحر هادئا في ذلك الصباح ولم يكن في المرفأ أحد سوى الصياد العجوز.";
  await using reader = await openReader(`---\nlang: ar\n---\n\n# كتاب البحر\n\n${words}\n`);
  expect(await setting(reader)).toEqual({ direction: "rtl", language: "ar" });
  await reader.mark("البحر هادئا", "green");
  await expect.poll(() => reader.painted("fill-green")).toEqual(["البحر هادئا"]);
});

test("a Japanese article is set as Japanese, and its words can be marked", async () => {
  const words = "三百年のあいだ、水先案内人たちは一冊の本を書き続けた。それは水の記録だった。";
  await using reader = await openReader(`---\nlang: ja\n---\n\n# 潮の本\n\n${words}\n`);
  expect(await setting(reader)).toEqual({ direction: "ltr", language: "ja" });
  await reader.mark("一冊の本", "blue");
  await expect.poll(() => reader.painted("fill-blue")).toEqual(["一冊の本"]);
});
