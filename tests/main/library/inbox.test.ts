import { appendFile, mkdir, readFile, readdir, rename, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import type { InboxFile, Library } from "../../../electron/library/library.ts";
import { openTestLibrary, testPlaces, valueOf } from "./new-library.ts";

/** Sooner than people's files are: nothing here is written piece by piece. That is for inbox-at-rest.slow.test.ts. */
const AT_REST_AFTER_MS = 250;

interface OpenInbox {
  readonly library: Library;
  readonly inbox: string;
}

async function openInbox(): Promise<OpenInbox> {
  const places = await testPlaces();
  const library = await openTestLibrary(places, { inboxAtRestAfterMs: AT_REST_AFTER_MS });
  return { library, inbox: join(places.directory, "inbox") };
}

/** Names below the inbox, after whatever is there had the time to come to rest. */
async function restingIn({ library, inbox }: OpenInbox): Promise<readonly string[]> {
  await library.inboxFiles();
  await new Promise((resolve) => setTimeout(resolve, AT_REST_AFTER_MS + 50));
  return (await library.inboxFiles()).resting.map(({ path }) => path.slice(inbox.length + 1));
}

/** As soon as it is at rest. */
async function resting(library: Library): Promise<InboxFile> {
  return await vi.waitUntil(async () => (await library.inboxFiles()).resting[0], {
    timeout: 30_000,
    interval: 25,
  });
}

test("names that browsers, sync tools and editors use for the time being are passed over", async () => {
  const open = await openInbox();
  const { inbox } = open;
  const passedOver = [
    "a.txt.part",
    "b.html.crdownload",
    "c.tmp",
    ".~d.txt.12.tmp",
    ".~lock.e.txt#",
    "~$f.txt",
    "g.txt~",
    ".syncthing.h.txt.tmp",
    "desktop.ini",
  ];
  for (const name of [...passedOver, "whole.txt"]) await writeFile(join(inbox, name), "Words.");
  await mkdir(join(inbox, "page.html.download"));
  await writeFile(join(inbox, "page.html.download", "page.txt"), "Words.");
  expect(await restingIn(open)).toEqual(["whole.txt"]);
});

test("an empty file is waited for while something is on its way beside it", async () => {
  const open = await openInbox();
  await writeFile(join(open.inbox, "page.txt"), "");
  await writeFile(join(open.inbox, "Xy12.txt.part"), "half");
  expect(await restingIn(open)).toEqual([]);
  await rename(join(open.inbox, "Xy12.txt.part"), join(open.inbox, "page.txt"));
  expect(await restingIn(open)).toEqual(["page.txt"]);
});

test("folders are walked, but what is done and what links lead to is not", async () => {
  const open = await openInbox();
  const { inbox } = open;
  for (const folder of ["done", "a/deep", "elsewhere"]) {
    await mkdir(join(inbox, folder), { recursive: true });
    await writeFile(join(inbox, folder, "text.txt"), "Words.");
  }
  await symlink(join(inbox, "elsewhere"), join(inbox, "link"));
  await symlink(inbox, join(inbox, "circle"));
  expect(await restingIn(open)).toEqual(["a/deep/text.txt", "elsewhere/text.txt"]);
});

test("a file is moved into the folder it had, and never over another", async () => {
  const { library, inbox } = await openInbox();
  await mkdir(join(inbox, "a"));
  for (const text of ["one", "two", "three"]) {
    await writeFile(join(inbox, "a", "text.txt"), text);
    valueOf(await library.finishInboxFile(await resting(library)));
  }
  const done = join(inbox, "done", "a");
  expect(await readdir(done)).toEqual(["text 2.txt", "text 3.txt", "text.txt"]);
  expect(await readFile(join(done, "text.txt"), "utf8")).toBe("one");
  expect(await readFile(join(done, "text 3.txt"), "utf8")).toBe("three");
});

test("a file that was written to since it was seen stays, and one outside is not touched", async () => {
  const { library, inbox } = await openInbox();
  const path = join(inbox, "text.txt");
  await writeFile(path, "Words.");
  const seen = await resting(library);
  await appendFile(path, "More.");
  expect(await library.finishInboxFile(seen)).toMatchObject({ error: { code: "file-changed" } });
  const outside = { ...seen, path: join(inbox, "..", "library.json") };
  expect(await library.finishInboxFile(outside)).toMatchObject({ error: { code: "bad-input" } });
  expect(await readdir(inbox)).toEqual(["text.txt"]);
});

test("a file that cannot be moved stays, and why is said", async () => {
  const { library, inbox } = await openInbox();
  await writeFile(join(inbox, "text.txt"), "Words.");
  const seen = await resting(library);
  await writeFile(join(inbox, "done"), "In the place of the folder.");
  expect(await library.finishInboxFile(seen)).toMatchObject({ error: { code: "write-failed" } });
  expect(await readdir(inbox)).toEqual(["done", "text.txt"]);
});

test("nothing is moved in a library that is out of sight", async () => {
  const { library, inbox } = await openInbox();
  await writeFile(join(inbox, "text.txt"), "Words.");
  const seen = await resting(library);
  await rename(join(inbox, "..", "library.json"), join(inbox, "..", "gone.json"));
  expect(await library.finishInboxFile(seen)).toMatchObject({ error: { code: "library-missing" } });
  expect(await readdir(inbox)).toEqual(["text.txt"]);
});

test("what came with a file goes where it goes, as a whole, and stays where it stays", async () => {
  const { library, inbox } = await openInbox();
  const folder = join(inbox, "page_files");
  await mkdir(join(folder, "deep"), { recursive: true });
  await writeFile(join(folder, "deep/.hidden"), "");
  await writeFile(join(inbox, "page.html"), "A page");
  const file = await resting(library);
  await appendFile(file.path, " that goes on");
  const changed = await library.finishInboxFile({ ...file, folders: [folder] });
  expect(changed).toMatchObject({ ok: false, error: { code: "file-changed" } });
  expect((await readdir(inbox)).toSorted()).toEqual(["page.html", "page_files"]);

  const outside = { ...(await resting(library)), folders: [join(inbox, "..", "articles")] };
  expect(await library.finishInboxFile(outside)).toMatchObject({ error: { code: "bad-input" } });

  const done = valueOf(
    await library.finishInboxFile({ ...(await resting(library)), folders: [folder] }),
  );
  expect(done).toBe(join(inbox, "done/page.html"));
  expect(await readdir(inbox)).toEqual(["done"]);
  const moved = await readdir(join(inbox, "done"), { recursive: true });
  expect(moved.toSorted()).toEqual(
    ["page.html", "page_files", "page_files/deep", "page_files/deep/.hidden"].toSorted(),
  );
});

test("a script that Chrome saved with a page does not keep an empty file from being whole", async () => {
  const open = await openInbox();
  await mkdir(join(open.inbox, "page_files"));
  await writeFile(join(open.inbox, "page_files/script.js.download"), "alert(1)");
  await writeFile(join(open.inbox, "page_files/empty.css"), "");
  expect(await restingIn(open)).toEqual(["page_files/empty.css"]);
});
