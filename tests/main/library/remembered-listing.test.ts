import { join } from "node:path";
import { readdir, readFile, utimes, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { listFolder } from "../../../electron/library/folder-listing.ts";
import { encodeListing } from "../../../electron/library/remembered-listing.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";
import { newArticle } from "./sample-article.ts";

test("of an article of a newer format no listing is remembered, so that each start finds that it is one", async () => {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(newArticle()));
  await library.close();
  const articles = join(places.directory, "articles");
  const [name = ""] = await readdir(articles);
  const later = Date.now() + 3_600_000;
  expect(await remembered()).toBeTypeOf("string");
  const path = join(articles, name, "article.json");
  const text = await readFile(path, "utf8");
  await writeFile(path, text.replace(/"format":\s*1/, '"format":2'));
  await utimes(path, 1, 1);
  expect(await remembered()).toBeUndefined();

  async function remembered(): Promise<string | undefined> {
    const listing = await listFolder(articles, name, undefined, later);
    if ("kind" in listing) throw new Error(listing.kind);
    expect(listing.fingerprint).toBeTypeOf("string");
    return encodeListing(listing);
  }
});
