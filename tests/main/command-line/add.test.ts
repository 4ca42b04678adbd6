import { access, mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeHome } from "../../postil/test-home.ts";
import { encodeLegacy } from "../import/encode-legacy.ts";
import { FERRY, MARGINS } from "./prepared-home.ts";
import { AddRecord, FailureRecord, ShowRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

test("add imports files and the readable files of folders, one line each, in the order they were named", async () => {
  await using home = await makeHome();
  const ferry = await home.write("ferry.txt", FERRY);
  const margins = await home.write("folder/deep/margins.md", MARGINS);
  await home.write("folder/picture.png", "not for reading");
  await home.write("folder/.hidden.txt", "not for reading either");

  const added = await postil(home, "add", ferry, join(home.folder, "files/folder"), "--json");

  expect(added.errors).toBe("");
  expect(added.status).toBe(0);
  expect(added.records.map((record) => AddRecord.parse(record))).toMatchObject([
    { path: ferry, status: "added", title: "The ferry book of Vell", reason: null },
    { path: margins, status: "added", title: "A field guide to margins", reason: null },
  ]);
});

test("the same bytes again are known, under whatever name, and keep their id", async () => {
  await using home = await makeHome();
  const first = await postil(home, "add", await home.write("one.txt", FERRY), "--json");
  const again = await postil(
    home,
    "add",
    await home.write("two.txt", FERRY),
    await home.write("three.txt", FERRY),
    "--json",
  );
  const [{ articleId } = { articleId: null }] = first.records.map((one) => AddRecord.parse(one));
  expect(again.status).toBe(0);
  expect(again.records).toMatchObject([
    { status: "known", articleId },
    { status: "known", articleId },
  ]);
});

test("a file that fails says why and costs itself only", async () => {
  await using home = await makeHome();
  const empty = await home.write("empty.txt", "");
  const ferry = await home.write("ferry.txt", FERRY);
  const gone = join(home.folder, "gone.txt");

  const added = await postil(home, "add", empty, ferry, gone, "--json");

  expect(added.status).toBe(1);
  const records = added.records.map((record) => AddRecord.parse(record));
  expect(records.map(({ status }) => status)).toEqual(["failed", "added", "failed"]);
  expect(records[0]).toMatchObject({ path: empty, articleId: null, title: null });
  expect(records[0]?.reason).toBe(
    `“${empty}” is empty: there is nothing to read. Save the article again and add that file.`,
  );
  expect(records[2]?.reason).toContain(`“${gone}” was not found.`);
});

test("a folder without anything to read is said to be one", async () => {
  await using home = await makeHome();
  const folder = join(home.folder, "nothing-here");
  await mkdir(folder);
  const added = await postil(home, "add", folder, "--json");
  expect(added.status).toBe(1);
  expect(added.records).toHaveLength(1);
  const { reason } = AddRecord.parse(added.records[0]);
  expect(reason).toMatch(`“${folder}” holds no file that Postil reads.`);
});

test("a command plants no samples", async () => {
  await using home = await makeHome();
  await postil(home, "add", await home.write("ferry.txt", FERRY));
  const { records } = await postil(home, "list", "--json");
  expect(records).toHaveLength(1);
});

test("a mistyped library is refused by every command but add, and no folder appears", async () => {
  await using home = await makeHome();
  const mistyped = join(home.folder, "Librray");
  const listed = await postil(home, "list", "--library", mistyped, "--json");
  expect(listed.status).toBe(1);
  expect(FailureRecord.parse(listed.records[0]).error).toMatchObject({
    code: "library-missing",
    path: mistyped,
  });
  const told = await postil(home, "list", "--library", mistyped);
  expect(told.errors).toContain(`There is no Postil library at “${mistyped}”`);
  expect(told.output).toBe("");
});

test("a library that is gone is not made anew, unless somebody says so", async () => {
  await using home = await makeHome();
  const file = await home.write("ferry.txt", FERRY);
  await postil(home, "add", file);
  await rename(home.library, `${home.library}-on-a-disk`);
  for (const words of [["add", file], ["list"], ["serve", "--no-open"]]) {
    const told = await postil(home, ...words);
    expect(told).toMatchObject({ status: 1, output: "" });
    expect(told.errors).toContain(". It was there before: is a disk missing?");
    await expect(access(home.library)).rejects.toThrow("ENOENT");
  }
  expect((await postil(home, "add", file, "--create")).status).toBe(0);
  await access(home.library);
});

test("a link makes no library", async () => {
  await using home = await makeHome();
  const mistyped = join(home.folder, "Librray");
  const link = `postil://a/${"0".repeat(26)}`;
  const told = await postil(home, "open", link, "--library", mistyped, "--no-open");
  expect(told).toMatchObject({ status: 1, output: "" });
  expect(told.errors).toContain(`There is no Postil library at “${mistyped}”`);
  await expect(access(mistyped)).rejects.toThrow("ENOENT");
});

test("add --encoding reads files as they are said to be, also such as are in the library already", async () => {
  await using home = await makeHome();
  const text = "Письмо с маяка\n\nВода ушла, и лодки стоят на песке.\n";
  const letter = await home.write("letter.txt", encodeLegacy(text, "koi8-r"));
  const add = async (encoding: string, path = letter) => {
    const told = await postil(home, "add", path, "--encoding", encoding, "--json");
    return { status: told.status, record: AddRecord.parse(told.records[0]) };
  };
  const wrong = await add("cp1251");
  expect(wrong).toMatchObject({ status: 0, record: { status: "added" } });
  expect(wrong.record.title).not.toBe("Письмо с маяка");
  const { articleId } = wrong.record;

  const right = await add("KOI8-R");
  expect(right).toMatchObject({
    record: { status: "updated", articleId, title: "Письмо с маяка", reason: null },
  });
  expect(await add("koi8-r")).toMatchObject({ status: 0, record: { status: "known", articleId } });
  const shown = await postil(home, "show", String(articleId));
  expect(shown.output).toContain("Вода ушла, и лодки стоят на песке.");

  const unknown = await postil(home, "add", letter, "--encoding", "klingon", "--json");
  expect(unknown.status).toBe(2);
  expect(unknown.output).toContain("“klingon” is no encoding. Use one of: utf-8,");
});

test("front matter that cannot be read is told when it is added and when it is shown, to people and to scripts", async () => {
  await using home = await makeHome();
  const damaged = await home.write("salt.md", "---\ntitle: [Salt\nsite: X\n---\n\nThe road.\n");
  const remark = /front matter in YAML but cannot be read: line 3 /;
  const added = await postil(home, "add", damaged, "--json");
  const { articleId, reason } = AddRecord.parse(added.records[0]);
  expect(reason).toMatch(remark);
  const shown = await postil(home, "show", articleId ?? "", "--json");
  expect(ShowRecord.parse(shown.records[0]).unreadFrontMatter).toEqual({
    notation: "YAML",
    line: 3,
  });
  expect((await postil(home, "show", articleId ?? "")).output).toMatch(remark);
});
