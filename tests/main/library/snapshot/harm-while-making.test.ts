import { renameSync } from "node:fs";
import { cp, readFile, readdir, rename, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ArticleId } from "#core/identity/ids.js";
import { makeSnapshot } from "../../../../electron/library/snapshot/make-snapshot.ts";
import { valueOf } from "../new-library.ts";
import { newHighlight, sha256 } from "../sample-article.ts";
import {
  contentOf,
  librariesWith,
  made,
  manifests,
  marksOf,
  notesIn,
  putOnOneShelf,
} from "./snapshot-folder.ts";

/** Whatever the clock says. */
const IN_ONE_HOUR = { reason: "hourly", now: Date.UTC(2026, 10, 1) } as const;

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

test("of a shelf that is damaged all folders are looked at, though only one is said to have changed", async () => {
  const { library, place } = await librariesWith(4);
  await putOnOneShelf(library);
  await made(place);
  for (const name of ["A", "B"]) {
    valueOf(await library.append("library", [{ kind: "color-name", id: "pink", set: { name } }]));
    await made(place);
  }
  const last = (await manifests(place)).at(-1);
  const [shelf] = last?.shelves ?? [];
  if (last === undefined || shelf === undefined) throw new Error("no shelf");
  // It is another pack that is read as a whole next.
  expect(last.packs[last.sequence % last.packs.length]?.name).not.toBe(shelf.pack);
  const pack = join(place.directory, `${shelf.pack}.pack`);
  const bytes = await readFile(pack);
  bytes[shelf.offset + 8] = (bytes[shelf.offset + 8] ?? 0) ^ 0x10;
  await writeFile(pack, bytes);
  await made(place, { folders: [(await readdir(join(library.directory, "articles")))[0] ?? ""] });
  const after = await contentOf(place, (await manifests(place)).at(-1));
  expect(after.damaged).toBe(0);
  expect(notesIn(after.logs)).toHaveLength(4);
});

test("where the system refuses to read a pack no snapshot is made, and what only an earlier one holds stays", async () => {
  const { library, place } = await librariesWith(3);
  await made(place);
  await rename(join(await marksOf(library), ".."), join(library.directory, "carried away"));
  await made(place);
  for (const { name } of (await manifests(place)).at(-1)?.packs ?? []) {
    const pack = join(place.directory, `${name}.pack`);
    await rename(pack, `${pack} kept`);
    await symlink(pack, pack);
  }
  await expect(makeSnapshot(place, { reason: "asked" })).rejects.toThrow("ELOOP");
  for (const { name } of (await manifests(place)).at(-1)?.packs ?? []) {
    const pack = join(place.directory, `${name}.pack`);
    await rm(pack);
    await rename(`${pack} kept`, pack);
  }
  expect(await made(place)).toMatchObject({ kind: "unchanged" });
  expect(notesIn((await contentOf(place, (await manifests(place)).at(-1))).logs)).toHaveLength(3);
});

test("a copy of the library that has less takes nothing out of the snapshots of the original", async () => {
  const { places, library, place, articles } = await librariesWith(4);
  const copy = { ...place, library: join(places.directory, "..", "copy"), name: "copy" };
  await cp(library.directory, copy.library, { recursive: true });
  for (const name of await readdir(join(copy.library, "articles"))) {
    await writeFile(join(copy.library, "articles", name, "marks", "others.jsonl"), "");
    for (const log of await readdir(join(copy.library, "articles", name, "marks"))) {
      if (log !== "others.jsonl") await rm(join(copy.library, "articles", name, "marks", log));
    }
  }
  const { id } = await made(place, { reason: "hourly" });
  await made(copy, { reason: "hourly" });
  expect((await manifests(place)).map((one) => one.id)).toContain(id);
  const folders = await readdir(join(library.directory, "articles"));
  for (const article of articles) {
    valueOf(await library.append(article.articleId, [newHighlight(article, "later")]));
  }
  await made(place, { reason: "hourly", folders: folders.slice(0, 1) });
  const { logs } = await contentOf(place, (await manifests(place)).at(-1));
  expect(notesIn(logs).filter((note) => note !== "later")).toHaveLength(4);
  expect(notesIn(logs).filter((note) => note === "later")).toHaveLength(1);
  expect(await made(copy, { reason: "hourly" })).toMatchObject({ kind: "unchanged" });
});

test.each(["deleted", "cut", "written over"])(
  "the last snapshot before a log was %s outlives all of its hour",
  async (harm) => {
    const { library, place } = await librariesWith(2);
    const { id } = await made(place, IN_ONE_HOUR);
    const marks = await marksOf(library);
    const [name = ""] = await readdir(marks);
    const log = join(marks, name);
    if (harm === "deleted") await rm(log);
    if (harm === "cut") await truncate(log, 20);
    if (harm === "written over") await writeFile(log, "x".repeat(5_000));
    for (const other of ["one", "two", "three"]) {
      await writeFile(join(marks, `${other}.jsonl`), "");
      await made(place, IN_ONE_HOUR);
    }
    const kept = await manifests(place);
    expect(kept.map((one) => one.id)).toEqual([id, kept.at(-1)?.id]);
    expect(notesIn((await contentOf(place, kept[0])).logs)).toHaveLength(2);
  },
);

test("a log that grew, or was made smaller as a later generation, leaves one snapshot of the hour", async () => {
  const { library, place, articles } = await librariesWith(2);
  await made(place, IN_ONE_HOUR);
  for (const article of articles) {
    valueOf(await library.append(article.articleId, [newHighlight(article, "later")]));
  }
  await made(place, IN_ONE_HOUR);
  const marks = await marksOf(library);
  const [name = ""] = await readdir(marks);
  await rename(join(marks, name), join(marks, name.replace(".jsonl", ".g2.jsonl")));
  await made(place, IN_ONE_HOUR);
  expect(await manifests(place)).toHaveLength(1);
});
