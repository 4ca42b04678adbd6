import { hash } from "node:crypto";
import { createServer } from "node:net";
import { globSync, readFileSync, readdirSync } from "node:fs";
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { expect, test } from "vitest";
import { runPostil } from "../../postil/run-postil.ts";
import { startPostil } from "../../postil/start-postil.ts";
import { makeHome, makeHomeWithLibrary } from "../../postil/test-home.ts";
import { FERRY, LONG_READ } from "../texts.ts";
import { mountSmallDisk } from "./small-disk.ts";
import { somebodyElse } from "./somebody-else.ts";

test("a library of a newer Postil can be read, and is left untouched by every command", async () => {
  await using home = await makeHomeWithLibrary();
  await runPostil(home, ["add", await home.write("ferry.txt", FERRY)]);
  const [{ articleId }] = (await runPostil(home, ["list", "--json"])).records as [
    { articleId: string },
  ];
  const quote = ["--quote", "kept one book", "--note", "Which?"];
  expect(await runPostil(home, ["highlight", articleId, ...quote])).toMatchObject({ status: 0 });
  const file = join(home.library, "library.json");
  const written = (await readFile(file, "utf8"))
    .replace('"format":1', '"format":99')
    .replace('"format": 1', '"format": 99');
  await writeFile(file, written);
  const walk = await home.write("walk.md", LONG_READ);
  const before = contentOf(home.library);
  const listed = await runPostil(home, ["list"]);
  expect(listed.status).toBe(0);
  expect(listed.output.trim()).not.toBe("");
  const added = await runPostil(home, ["add", walk]);
  expect(added.status).toBe(1);
  expect(added.output + added.errors).toContain(`${file}” was written by a newer Postil`);
  expect(added.output + added.errors).toContain("update Postil");
  const checked = await runPostil(home, ["check", "--repair"]);
  // What it cannot know it does not call good.
  expect(checked).toMatchObject({ status: 1, errors: "" });
  expect(checked.output).toContain("a newer Postil");
  {
    await using postil = await startPostil(home);
    // Whoever answers hears the signal, too: the line with the address is a moment earlier.
    await fetch(postil.origin);
    expect(await postil.stop()).toBe(0);
  }
  expect(contentOf(home.library)).toEqual(before);
});

/** @returns each file by its path, with a hash of what is in it */
function contentOf(folder: string): ReadonlyMap<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return new Map(
    paths.toSorted().map((path) => [path, hash("sha256", readFileSync(join(folder, path)))]),
  );
}

test("a library.json that does not parse is never read as empty, nor replaced", async () => {
  await using home = await makeHomeWithLibrary();
  const file = join(home.library, "library.json");
  await writeFile(file, '{"format":');
  const told = await runPostil(home, ["add", await home.write("ferry.txt", FERRY)]);
  expect(told.status).toBe(1);
  expect(told.errors).toContain(`“${file}” is damaged`);
  expect(await readFile(file, "utf8")).toBe('{"format":');
});

test("a folder whose library.json is gone is no new library", async () => {
  await using home = await makeHome();
  await mkdir(join(home.library, "articles"), { recursive: true });
  for (const words of [
    ["add", await home.write("ferry.txt", FERRY)],
    ["list"],
    ["serve", "--no-open"],
  ]) {
    const told = await runPostil(home, words);
    expect(told.status).toBe(1);
    expect(told.errors).toMatch(
      /^postil: There is no Postil library at “.+”: library\.json is missing\. .+\.\n$/,
    );
  }
  expect(globSync("*", { cwd: home.library })).toEqual(["articles"]);
});

test("a file in the place of a library is named", async () => {
  await using home = await makeHome();
  const file = await home.write("ferry.txt", FERRY);
  for (const words of [["list"], ["add", file], ["serve", "--no-open"]]) {
    const told = await runPostil(home, [...words, "--library", file]);
    expect(told.status, words[0]).toBe(1);
    expect(told.errors).toMatch(/^postil: .*“.+”.*\.\n$/);
    expect(told.errors).toContain(file);
  }
  expect(await readFile(file, "utf8")).toBe(FERRY);
});

test("a library that cannot be written to is read all the same, and says so when it should be written", async () => {
  await using home = await makeHomeWithLibrary();
  const [ferry, walk] = [
    await home.write("ferry.txt", FERRY),
    await home.write("walk.md", LONG_READ),
  ];
  const options = somebodyElse(home);
  await runPostil(home, ["add", ferry], options);
  const folders = globSync("**", { cwd: home.library, withFileTypes: true });
  const paths = folders.map((entry) => join(entry.parentPath, entry.name)).concat(home.library);
  for (const path of paths) await chmod(path, 0o555);

  const listed = await runPostil(home, ["list", "--json"], options);
  expect(listed).toMatchObject({ status: 0, errors: "" });
  expect(listed.records).toMatchObject([{ title: "The ferry book of Vell" }]);
  const [{ articleId }] = listed.records as [{ articleId: string }];
  const added = await runPostil(home, ["add", walk], options);
  expect(added.status).toBe(1);
  expect(added.output).toMatch(/cannot be written to|is not allowed to write/);
  const tagged = await runPostil(home, ["tag", articleId, "tides"], options);
  expect(tagged.status).toBe(1);
  expect(tagged.errors).toMatch(
    /^postil: .*(?:cannot be written to|is not allowed to write).*\.\n$/,
  );
  for (const path of paths) await chmod(path, 0o755);
  expect(await runPostil(home, ["check"], options)).toMatchObject({ status: 0 });
});

test("a full disk is told, takes nothing that was saved, and holds nothing that was half written", async ({
  skip,
}) => {
  await using home = await makeHome();
  const disk = mountSmallDisk(home.library, 600);
  if (typeof disk === "string") return skip(disk);
  using small = disk;
  const [ferry, walk] = [
    await home.write("ferry.txt", FERRY),
    await home.write("walk.md", LONG_READ),
  ];
  await runPostil(home, ["add", ferry]);
  const [{ articleId }] = (await runPostil(home, ["list", "--json"])).records as [
    { articleId: string },
  ];
  const mark = (quote: string, note: string) =>
    runPostil(home, ["highlight", articleId, "--quote", quote, "--note", note]);
  expect(await mark("kept one book", "")).toMatchObject({ status: 0 });

  for (const free of [0, 4_096, 12_288]) {
    small.fill(free);
    const added = await runPostil(home, ["add", walk]);
    expect(added.status).toBe(1);
    expect(added.output).toContain("The disk is full");
    small.empty();
    expect(await runPostil(home, ["check"])).toMatchObject({ status: 0 });
    expect((await runPostil(home, ["list", "--json"])).records).toHaveLength(1);
  }
  small.fill(0);
  // What the last block of the log has room for would be saved all the same.
  const longNote = "Late for whom? ".repeat(1_000);
  const marked = await mark("late for whom", longNote);
  expect(marked.status).toBe(1);
  expect(marked.errors).toContain("The disk is full");
  small.empty();
  expect(await runPostil(home, ["check"])).toMatchObject({ status: 0 });
  const { records } = await runPostil(home, ["notes", "--json"]);
  expect(records).toMatchObject([{ quote: "kept one book" }]);
  expect(await mark("late for whom", longNote)).toMatchObject({ status: 0 });
});

test("an export to a full disk, or to a place that is not ours, leaves nothing there", async ({
  skip,
}) => {
  await using home = await makeHomeWithLibrary();
  const folder = join(home.folder, "small");
  const disk = mountSmallDisk(folder, 64);
  if (typeof disk === "string") return skip(disk);
  using small = disk;
  await runPostil(home, ["add", await home.write("ferry.txt", FERRY)]);
  small.fill(0);
  const out = join(folder, "notes.json");
  const told = await runPostil(home, ["export", "--format", "json", "--out", out]);
  expect(told).toMatchObject({
    status: 1,
    errors: `postil: The disk is full: “${out}” was not saved. Free some space and try again.\n`,
  });
  small.empty();
  expect(globSync("{*,.*}", { cwd: folder })).toEqual([]);
});

test("a port in use is named, with the way out", async () => {
  await using home = await makeHomeWithLibrary();
  const other = createServer();
  await new Promise<void>((resolve) => {
    other.listen(0, "127.0.0.1", resolve);
  });
  const address = other.address();
  const port = typeof address === "object" ? String(address?.port) : "";
  const told = await runPostil(home, ["serve", "--no-open", "--port", port]);
  other.close();
  expect(told).toMatchObject({
    status: 1,
    output: "",
    errors: `postil: Port ${port} is in use by another program. Choose another with --port, or none to get a free one.\n`,
  });
});

test("a link that leads nowhere opens no window", async () => {
  await using home = await makeHomeWithLibrary();
  for (const link of [
    "https://example.org/",
    "postil://a/01jwzzzzzzzzzzzzzzzzzzzzzz",
    "nonsense",
  ]) {
    const told = await runPostil(home, ["open", link, "--no-open"]);
    expect(told).toMatchObject({ status: 1, output: "" });
    expect(told.errors).toMatch(/^postil: .+\.\n$/);
  }
});
