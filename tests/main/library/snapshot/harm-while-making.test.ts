import { renameSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { makeSnapshot } from "../../../../electron/library/snapshot/make-snapshot.ts";
import { valueOf } from "../new-library.ts";
import { newHighlight, sha256 } from "../sample-article.ts";
import { contentOf, librariesWith, made, manifests, marksOf, notesIn } from "./snapshot-folder.ts";

/** Does something once, while the folders of a library are looked at. */
function whileLooking(act: () => void): (articleId: ArticleId) => undefined {
  let isDone = false;
  return () => {
    if (!isDone) act();
    isDone = true;
    return undefined;
  };
}

test("a folder that vanishes while it is looked at is not taken for one without marks", async () => {
  const { library, place, articles } = await librariesWith(6);
  await made(place);
  for (const article of articles) {
    valueOf(await library.append(article.articleId, [newHighlight(article, "later")]));
  }
  const folders = await readdir(join(library.directory, "articles"));
  const last = folders.toSorted((one, other) => (sha256(one) < sha256(other) ? 1 : -1))[0] ?? "";
  const path = join(library.directory, "articles", last);
  const titleOf = whileLooking(() => {
    renameSync(path, join(library.directory, "carried away"));
  });
  const { unread } = await made(place, { titleOf });
  expect(unread).toEqual([join(last, "article.json")]);
  const { folders: entries, logs } = await contentOf(place, (await manifests(place)).at(-1));
  expect(entries.flatMap(({ folder, missingSince }) => (missingSince ? [folder] : []))).toEqual([
    last,
  ]);
  expect(notesIn(logs).filter((note) => note !== "later")).toHaveLength(6);
  expect(notesIn(logs).filter((note) => note === "later")).toHaveLength(5);
});

test("a library that goes out of sight meanwhile leaves the snapshots as they are", async () => {
  const { library, place, articles } = await librariesWith(3);
  await made(place);
  const [first] = articles;
  if (first === undefined) throw new Error("no article");
  valueOf(
    await library.append("library", [{ kind: "color-name", id: "pink", set: { name: "A" } }]),
  );
  for (const article of articles) {
    valueOf(await library.append(article.articleId, [newHighlight(article, "later")]));
  }
  const titleOf = whileLooking(() => {
    renameSync(library.directory, `${library.directory} unplugged`);
  });
  expect(await makeSnapshot(place, { reason: "hourly", titleOf })).toEqual({ kind: "stopped" });
  expect(await makeSnapshot(place, { reason: "hourly" })).toEqual({ kind: "stopped" });
  expect(await manifests(place)).toHaveLength(1);
  renameSync(`${library.directory} unplugged`, library.directory);
  await made(place);
  expect(notesIn((await contentOf(place, (await manifests(place)).at(-1))).logs)).toHaveLength(6);
});

test("a file that an article was imported from is known to the next snapshot, though its logs are the same", async () => {
  const { library, place } = await librariesWith(1);
  await made(place);
  const hash = sha256("another saving of the same page");
  const originals = join(await marksOf(library), "..", "originals");
  await writeFile(join(originals, `${hash}.html`), "");
  expect(await made(place)).toMatchObject({ kind: "made" });
  const { folders } = await contentOf(place, (await manifests(place)).at(-1));
  expect(folders[0]?.originals).toHaveLength(2);
  expect(folders[0]?.originals).toContain(hash);
});
