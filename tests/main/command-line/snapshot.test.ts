import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import type { TestHome } from "../../postil/test-home.ts";
import { prepareHome } from "./prepared-home.ts";
import { NoteRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

/** What programs may rely on, written down a second time on purpose. */
const SnapshotRecord = z.strictObject({
  id: z.string().regex(/^\d{8}T\d{6}Z-[0-9a-z]{4}$/),
  made: z.iso.datetime({ precision: 3 }),
  reason: z.enum(["start", "hourly", "asked", "import", "merge", "upgrade", "repair", "restore"]),
  articles: z.int(),
  lines: z.int(),
  bytes: z.int(),
  state: z.literal("whole"),
});
const MadeRecord = z.strictObject({ kind: z.enum(["made", "unchanged"]), id: z.string() });
const RestoredRecord = z.strictObject({
  snapshot: z.string(),
  articles: z.int(),
  lines: z.int(),
  changes: z.int(),
  missing: z.int(),
  problems: z.array(z.string()),
});
const TotalRecord = z.strictObject({
  total: z.strictObject({
    gone: z.int(),
    changed: z.int(),
    added: z.int(),
    lostLines: z.int(),
    articles: z.int(),
    missing: z.int(),
  }),
});

async function homeWithSnapshot() {
  const home = await homeWithArticles();
  await postil(home, "highlight", home.ferry, "--quote", "kept one book", "--note", "Which?");
  await postil(home, "highlight", home.margins, "--quote", "a pencil", "--note", "Or a pen");
  const made = await postil(home, "snapshot", "make", "--json");
  return {
    home,
    id: MadeRecord.parse(made.records[0]).id,
    [Symbol.asyncDispose]: () => home[Symbol.asyncDispose](),
  };
}

async function notes(home: TestHome): Promise<readonly string[]> {
  const { records } = await postil(home, "notes", "--json");
  return records.map((record) => NoteRecord.parse(record).note).toSorted();
}

async function deleteLogs({ library }: TestHome): Promise<void> {
  for (const name of await readdir(join(library, "articles"))) {
    await rm(join(library, "articles", name, "marks"), { recursive: true, force: true });
  }
}

test("a snapshot is made, listed and shown; where nothing changed none is made anew", async () => {
  await using made = await homeWithSnapshot();
  const { home, id } = made;
  const again = await postil(home, "snapshot", "make", "--json");
  expect(MadeRecord.parse(again.records[0])).toEqual({ kind: "unchanged", id });
  const listed = await postil(home, "snapshot", "list", "--json");
  expect(listed.records.map((record) => SnapshotRecord.parse(record))).toMatchObject([
    { id, articles: 2, reason: "asked" },
  ]);
  const shown = await postil(home, "snapshot", "show", id.slice(0, 15), "--json");
  expect(shown).toMatchObject({ status: 0 });
  expect(shown.records.slice(1)).toMatchObject(
    expect.arrayContaining([
      expect.objectContaining({ articleId: home.ferry, missingSince: null }),
    ]),
  );
});

test("lost logs come back: first only said, then done, then nothing left to do", async () => {
  await using made = await homeWithSnapshot();
  const { home, id } = made;
  await deleteLogs(home);
  expect(await notes(home)).toEqual([]);
  const preview = await postil(home, "snapshot", "restore", "--dry-run", "--json");
  expect(TotalRecord.parse(preview.records.at(-1)).total).toMatchObject({ gone: 2, lostLines: 2 });
  expect(await notes(home)).toEqual([]);
  const one = await postil(home, "snapshot", "restore", id, "--article", home.ferry, "--json");
  expect(RestoredRecord.parse(one.records[0])).toMatchObject({ articles: 1, lines: 1 });
  expect(await notes(home)).toEqual(["Which?"]);
  const all = await postil(home, "snapshot", "restore", id);
  expect(all).toMatchObject({ status: 0, errors: "" });
  expect(await notes(home)).toEqual(["Or a pen", "Which?"]);
  const twice = await postil(home, "snapshot", "restore", id, "--json");
  expect(RestoredRecord.parse(twice.records[0])).toMatchObject({ lines: 0, changes: 0 });
});

test("an article whose folder is gone is named, with what to do", async () => {
  await using made = await homeWithSnapshot();
  const { home, id } = made;
  const folders = await readdir(join(home.library, "articles"));
  const ferry = folders.find((name) => name.includes("ferry")) ?? "";
  await rm(join(home.library, "articles", ferry), { recursive: true });
  const preview = await postil(home, "snapshot", "restore", id, "--article", ferry, "--dry-run");
  expect(preview.output).toContain("a snapshot holds no texts");
  expect(preview.output).toContain("kept one book");
  const restored = await postil(home, "snapshot", "restore", id);
  expect(restored.status).toBe(1);
  expect(restored.output).toContain("1 article could not be restored");
});

test("what cannot be understood is said, and nothing is done", async () => {
  await using made = await homeWithSnapshot();
  const { home } = made;
  for (const words of [
    ["delete"],
    ["list", "x"],
    ["show"],
    ["make", "--dry-run"],
    ["restore", "x", "y"],
  ]) {
    expect(await postil(home, "snapshot", ...words)).toMatchObject({ status: 2 });
  }
  const unknown = await postil(home, "snapshot", "restore", "1999");
  expect(unknown).toMatchObject({ status: 1 });
  expect(unknown.errors).toContain("There is no snapshot");
});
