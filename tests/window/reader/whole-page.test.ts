import { expect, test } from "vitest";
import { wording } from "#core/wording/wording.js";
import { useReaderApp } from "./open-reader.ts";

const openReader = useReaderApp();

const LINKS = "<footer><a href='https://example.org/one'>The first of the links</a></footer>";
const WORDS =
  "<p>The pilots kept one book, and wrote into it what they saw on the river.</p>".repeat(9);

/** What follows in the file, so that no two are the same, is no part of the page. */
function pageOf(body: string): string {
  return `<!doctype html><html lang="en"><head><title>The ferry</title></head><body>${body}</body></html><!--`;
}

test("a page in which no article was found says so above its text", async () => {
  await using reader = await openReader(pageOf(LINKS), { name: "links.html" });
  const frame = reader.page.frameLocator("iframe");
  await frame.getByText("The first of the links").waitFor();
  await frame.getByText(wording.reader.wholePage).waitFor();
});

test("an article does not", async () => {
  await using reader = await openReader(pageOf(`${LINKS}<article>${WORDS}</article>`), {
    name: "article.html",
  });
  const frame = reader.page.frameLocator("iframe");
  await frame.getByText("The pilots kept one book").first().waitFor();
  expect(await frame.getByText(wording.reader.wholePage).count()).toBe(0);
});
