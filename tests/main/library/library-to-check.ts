import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { ContentHash } from "#core/identity/ids.js";
import type { Library, NewArticle } from "../../../electron/library/library.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight, sha256 } from "./sample-article.ts";

/** A library of one article with a picture and two highlights. Paths are absolute. */
export interface LibraryToCheck {
  readonly places: TestPlaces;
  readonly library: Library;
  readonly article: NewArticle;
  readonly folder: string;
  readonly log: string;
  readonly original: string;
  readonly html: string;
  readonly facts: string;
  readonly picture: string;
}

export async function libraryToCheck(): Promise<LibraryToCheck> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = withPicture(newArticle());
  valueOf(await library.addArticle(article));
  valueOf(await library.append(article.articleId, [newHighlight(article), newHighlight(article)]));
  const [name = ""] = await readdir(join(places.directory, "articles"));
  const folder = join(places.directory, "articles", name);
  const [log = ""] = await readdir(join(folder, "marks"));
  return {
    places,
    library,
    article,
    folder,
    log: join(folder, "marks", log),
    ...filesOf(folder, article),
  };
}

/** Shows a picture that it has. */
export function withPicture(article: NewArticle): NewArticle {
  const bytes = Buffer.from("a picture");
  const asset = { name: `${sha256(bytes)}.png`, bytes };
  const html = `${article.version.html}<img src="../assets/${asset.name}">\n`;
  const facts = { ...article.version.facts, contentHash: ContentHash.parse(sha256(html)) };
  return { ...article, version: { html, facts, assets: [asset] } };
}

/** @returns absolute paths */
export function filesOf(
  folder: string,
  { version: { facts, assets } }: NewArticle,
): Pick<LibraryToCheck, "original" | "html" | "facts" | "picture"> {
  return {
    original: join(folder, "originals", `${facts.originalHash}.txt`),
    html: join(folder, "versions", `${facts.contentHash}.html`),
    facts: join(folder, "versions", `${facts.contentHash}.json`),
    picture: join(folder, "assets", assets[0]?.name ?? ""),
  };
}

export async function flipBit(path: string, at: number): Promise<void> {
  const bytes = await readFile(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  await writeFile(path, bytes);
}
