import { expect, test } from "vitest";
import { usePages } from "./page-library.ts";

const pages = usePages();
const DAMAGED = `---
title: The Salt Road
author: [Ida
url: https://vell.example/salt
---

# A heading

The text.
`;
const REMARK =
  "The first lines look like front matter in YAML but cannot be read: line 4 is not as it should be. They stand above the text as they are written.";

test("front matter that cannot be read is told by the import, and known of the article from then on", async () => {
  const [damaged, sound] = await pages.add(DAMAGED, "---\ntitle: Another road\n---\n\nThe text.\n");
  expect(damaged).toMatchObject({ status: "added", reason: REMARK });
  expect(sound).toMatchObject({ status: "added", reason: null });
  await pages.restart();
  const unread = { notation: "YAML", line: 4 };
  const articleId = damaged?.articleId;
  if (articleId === undefined || articleId === null) throw new Error("it was not imported");
  expect((await pages.get(articleId)).facts.unreadFrontMatter).toEqual(unread);
  const text = await pages.app.ask("articles.text", { articleId });
  expect(text).toMatchObject({ unreadFrontMatter: unread });
  expect(text.plainText).toMatch(/^---\ntitle: The Salt Road\nauthor: \[Ida\n/);
});
