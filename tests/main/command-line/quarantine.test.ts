import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import type { TestHome } from "../../postil/test-home.ts";
import { prepareHome } from "./prepared-home.ts";
import { FailureRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

/** What programs may rely on, written down a second time on purpose. */
const SetAside = z.strictObject({
  id: z.string().regex(/^[0-9a-f]{12}$/),
  path: z.string(),
  kept: z.string(),
  bytes: z.int(),
  at: z.iso.datetime({ precision: 3 }),
  place: z.enum(["free", "same", "taken", "gone", "unknown"]),
});
type SetAside = z.infer<typeof SetAside>;

/** @returns the imported file of an article of two, which a repair has set aside, and what was in it */
async function setAside(home: TestHome, like = "ferry"): Promise<string> {
  const names = await readdir(home.library, { recursive: true });
  const name = names.find((one) => one.includes(like) && one.includes("originals/")) ?? "";
  const path = join(home.library, name);
  await writeFile(path, `somebody changed the ${like}`);
  await postil(home, "check", "--repair");
  return path;
}

async function listed(home: TestHome): Promise<readonly SetAside[]> {
  const { records } = await postil(home, "quarantine", "list", "--json");
  return records.map((record) => SetAside.parse(record));
}

test("where nothing was set aside, that is said", async () => {
  await using home = await homeWithArticles();
  expect(await postil(home, "quarantine", "list")).toMatchObject({
    status: 0,
    output: "Nothing was set aside.\n",
  });
});

test("what was set aside is listed, put back where it was, and kept all the same; the journal tells of it", async () => {
  await using home = await homeWithArticles();
  const path = await setAside(home);
  const [file] = await listed(home);
  expect(file).toMatchObject({ path, place: "free", bytes: 26 });
  expect(await readdir(dirname(path))).toEqual([]);
  const { output } = await postil(home, "quarantine", "list");
  expect(output).toContain(path);
  expect(output).toContain("It can be put back.");

  const { id = "", kept = "" } = file ?? {};
  const restored = await postil(home, "quarantine", "restore", id.slice(0, 6), "--json");
  expect(restored).toMatchObject({ status: 0, records: [{ path, isNew: true }] });
  expect(await readFile(path, "utf8")).toBe("somebody changed the ferry");
  expect(await readFile(kept, "utf8")).toBe("somebody changed the ferry");
  expect(await listed(home)).toMatchObject([{ id, place: "same" }]);
  const faults = await postil(home, "faults", "--json");
  expect(faults.records[0]).toMatchObject({
    event: { kind: "file-put-back", path, kept },
    article: { articleId: home.ferry },
  });
  const again = await postil(home, "quarantine", "restore", id, "--json");
  expect(again).toMatchObject({ status: 0, records: [{ path, isNew: false }] });
});

test("nothing that is there is overwritten", async () => {
  await using home = await homeWithArticles();
  const path = await setAside(home);
  await writeFile(path, "the right one");
  const [file] = await listed(home);
  expect(file?.place).toBe("taken");
  const restored = await postil(home, "quarantine", "restore", file?.id ?? "", "--json");
  expect(restored.status).toBe(1);
  expect(restored.records.map((record) => FailureRecord.parse(record).error.code)).toEqual([
    "file-exists",
  ]);
  expect(await readFile(path, "utf8")).toBe("the right one");
  expect((await postil(home, "faults", "--json")).output).not.toContain("file-put-back");
});

test("a file whose folder is gone stays where it is kept; the others are put back", async () => {
  await using home = await homeWithArticles();
  const gone = await setAside(home);
  const path = await setAside(home, "margins");
  const folder = dirname(dirname(gone));
  await rename(folder, join(home.folder, "elsewhere"));
  const files = await listed(home);
  expect(files.map(({ place }) => place)).toEqual(["free", "gone"]);
  const ids = files.toReversed().map(({ id }) => id);
  const restored = await postil(home, "quarantine", "restore", ...ids);
  expect(restored).toMatchObject({ status: 1, output: `Put back: ${path}\n` });
  expect(restored.errors).toContain("cannot be put back");
  expect(await readdir(join(home.library, "articles"))).toHaveLength(1);
});

test("a file whose folder was renamed is put back where the article is now", async () => {
  await using home = await homeWithArticles();
  const was = await setAside(home);
  const folder = dirname(dirname(was));
  const renamed = join(dirname(folder), "Ferries and other boats");
  await rename(folder, renamed);
  const [file] = await listed(home);
  const path = join(renamed, was.slice(folder.length));
  expect(file).toMatchObject({ path, place: "free" });
  const restored = await postil(home, "quarantine", "restore", file?.id ?? "", "--json");
  expect(restored).toMatchObject({ status: 0, records: [{ path, isNew: true }] });
  expect(await readFile(path, "utf8")).toBe("somebody changed the ferry");
  expect(await readdir(dirname(folder))).toHaveLength(2);
  // Two of one article: nobody can tell out of which it was taken.
  await cp(renamed, `${renamed} again`, { recursive: true });
  expect(await listed(home)).toMatchObject([{ path: was, place: "gone" }]);
});

test("what lay in the data folder is listed by its name, and is not put back", async () => {
  await using home = await homeWithArticles();
  await setAside(home);
  const [file] = await listed(home);
  const files = dirname(dirname(dirname(dirname(dirname(file?.kept ?? "")))));
  await rm(join(files, (await readdir(files))[0] ?? ""), { recursive: true });
  const folder = join(files, "0123456789abcdef");
  await mkdir(folder);
  await writeFile(join(folder, "1764-000001.json"), "{}");
  const [own] = await listed(home);
  expect(own).toMatchObject({ path: "1764-000001.json", place: "unknown" });
  const restored = await postil(home, "quarantine", "restore", own?.id ?? "");
  expect(restored.status).toBe(1);
  expect(restored.errors).toContain("1764-000001.json");
});

test("an id that nothing has, and wrong usage, are said to be so", async () => {
  await using home = await homeWithArticles();
  const unknown = await postil(home, "quarantine", "restore", "0123");
  expect(unknown.status).toBe(1);
  expect(unknown.errors).toContain("“0123”");
  for (const words of [["restore"], ["list", "0123"], ["remove"]])
    expect(await postil(home, "quarantine", ...words)).toMatchObject({ status: 2 });
});
