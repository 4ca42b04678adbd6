import { describe, expect, test } from "vitest";
import { edited, madeParagraphs } from "../../core/resemblance/made-texts.ts";
import { NOTICES, random, TEXT, usePages } from "./page-library.ts";

const pages = usePages();

describe("a text much like another's", () => {
  test("is added, and says which it is like and how much of it", async () => {
    const first = await pages.addOne({ title: "The pilots of Vell" });
    const paragraphs = [...edited(TEXT, random, 0.04), ...madeParagraphs(random, 1)];
    const copy = await pages.addOne({ url: "https://other.example/copy", paragraphs });
    expect(copy).toMatchObject({
      status: "added",
      similarTo: { articleId: first.articleId, title: "The pilots of Vell" },
    });
    expect(copy.similarTo?.share).toBeGreaterThan(0.6);
    expect(copy.similarTo?.share).toBeLessThan(0.95);
    expect(await pages.articles()).toBe(2);
    const third = await pages.addOne(`# The pilots\n\n${TEXT.join("\n\n")}\n`);
    expect(third.similarTo).toMatchObject({ articleId: first.articleId, share: 1 });
  });

  test("is found in an index that was built anew, and not when the other lies in the trash", async () => {
    const first = await pages.addOne({});
    await pages.app.ask("library.rebuild", {});
    const copy = await pages.addOne({
      url: "https://other.example/1",
      paragraphs: TEXT.slice(0, 4),
    });
    expect(copy.similarTo?.articleId).toBe(first.articleId);
    await pages.app.ask("articles.update", {
      articleIds: [first.articleId, copy.articleId],
      trashed: true,
    });
    const again = await pages.addOne({ url: "https://other.example/2", paragraphs: TEXT.slice(1) });
    expect(again.similarTo).toBeUndefined();
  });

  test("is none that has only the notices of a publisher in common", async () => {
    const outcomes = await pages.add(
      ...[1, 2, 3, 4].map((number) => ({
        url: `https://vell.example/${number}`,
        title: `Report ${number}`,
        paragraphs: [...madeParagraphs(random, 1), ...NOTICES, ...NOTICES.toReversed()],
      })),
    );
    expect(outcomes.map(({ similarTo }) => similarTo)).toEqual(outcomes.map(() => undefined));
  });
});
