import { appendFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { containing } from "../library/matchers.ts";
import type { TestHome } from "../../postil/test-home.ts";
import { type PreparedHome, prepareHome } from "./prepared-home.ts";
import { NoteRecord, ProblemRecord, RebuildRecord, SoundRecord } from "./records.ts";
import { postil } from "./run-in-process.ts";

const homeWithArticles = prepareHome();

async function homeWithNote(): Promise<PreparedHome> {
  const home = await homeWithArticles();
  await postil(home, "highlight", home.ferry, "--quote", "kept one book", "--note", "Which?");
  return home;
}

/** @returns files of the library whose path contains these words */
async function filesLike(home: TestHome, words: string): Promise<readonly string[]> {
  const names = await readdir(home.library, { recursive: true });
  return names.filter((name) => name.includes(words)).map((name) => join(home.library, name));
}

test("check finds nothing wrong with a library that is sound", async () => {
  await using home = await homeWithNote();
  const checked = await postil(home, "check", "--json");
  expect(checked).toMatchObject({ status: 0, errors: "" });
  expect(checked.records.map((record) => SoundRecord.parse(record))).toHaveLength(1);
});

test("check names a damaged line and a changed file, and every intact line still loads", async () => {
  await using home = await homeWithNote();
  const [log = ""] = await filesLike(home, ".jsonl");
  await appendFile(log, '{"v":1,"torn');
  const [original = ""] = (await filesLike(home, "originals/")).filter((path) =>
    path.endsWith(".md"),
  );
  await writeFile(original, "somebody changed this");

  const checked = await postil(home, "check", "--json");
  expect(checked.status).toBe(1);
  const problems = checked.records.map((record) => ProblemRecord.parse(record));
  expect(problems.map(({ path }) => path)).toEqual(expect.arrayContaining([log, original]));
  const notes = await postil(home, "notes", "--json");
  expect(notes.records.map((record) => NoteRecord.parse(record).note)).toEqual(["Which?"]);
});

test("repair takes a changed file out of the library, keeps a copy of a damaged line, and rewrites no log", async () => {
  await using home = await homeWithNote();
  const [log = ""] = await filesLike(home, ".jsonl");
  await appendFile(log, "garbage\n");
  const damaged = await readFile(log, "utf8");
  const [original = ""] = await filesLike(home, "originals/");
  await writeFile(original, "somebody changed this");

  const repaired = await postil(home, "check", "--repair", "--json");
  expect(repaired.records).toHaveLength(2);
  expect(await readFile(log, "utf8")).toBe(damaged);
  const again = await postil(home, "check", "--json");
  const stays = again.records.map((record) => ProblemRecord.parse(record));
  expect(stays.map(({ path }) => path)).toEqual([original, log]);
  expect(stays[0]?.problem).toContain("imported from");
  const kept = /kept as (.*)$/.exec(stays[0]?.action ?? "")?.[1] ?? "";
  expect(await readFile(kept, "utf8")).toBe("somebody changed this");
  expect((await postil(home, "notes", "--json")).records).toHaveLength(1);
});

test("rebuild makes the index again from the files", async () => {
  await using home = await homeWithNote();
  const before = (await postil(home, "search", "book", "--json")).output;
  const rebuilt = await postil(home, "rebuild", "--json");
  expect(rebuilt.status).toBe(0);
  expect(RebuildRecord.parse(rebuilt.records[0])).toEqual({ articles: 2, annotations: 1 });
  expect((await postil(home, "search", "book", "--json")).output).toBe(before);
});

test("a missing index, and a damaged one, are made again without a word", async () => {
  await using home = await homeWithNote();
  const before = (await postil(home, "search", "book", "--json")).output;
  const cache = join(home.folder, "cache");
  await rm(cache, { recursive: true });
  expect((await postil(home, "search", "book", "--json")).output).toBe(before);
  for (const name of await readdir(cache, { recursive: true })) {
    if (name.endsWith(".sqlite")) await writeFile(join(cache, name), "not a database");
  }
  const searched = await postil(home, "search", "book", "--json");
  expect(searched).toMatchObject({ status: 0, errors: "", output: before });
});

test("an export leaves out the article that cannot be read, and says so", async () => {
  await using home = await homeWithNote();
  const [facts = ""] = (await filesLike(home, "versions/")).filter(
    (path) => path.includes("margins") && path.endsWith(".json"),
  );
  await writeFile(facts, "{");
  const out = join(home.folder, "notes.json");
  const exported = await postil(home, "export", "--format", "json", "--out", out);
  expect(exported.status).toBe(1);
  expect(exported.errors).toContain(`“${facts}” is damaged`);
  expect(await readFile(out, "utf8")).toContain("Which?");
});

test("an article whose facts are damaged is told of; the others are listed and found", async () => {
  await using home = await homeWithNote();
  const [facts = ""] = (await filesLike(home, "versions/")).filter(
    (path) => path.includes("margins") && path.endsWith(".json"),
  );
  await writeFile(facts, "{");
  await rm(join(home.folder, "cache"), { recursive: true });
  for (const command of ["list", "notes", "rebuild"]) {
    const { status, output, errors } = await postil(home, command);
    expect({ command, status, errors }).toEqual({
      command,
      status: 1,
      errors: containing(`“${facts}” is damaged`),
    });
    expect(output).not.toBe("");
  }
  const repaired = await postil(home, "check", "--repair", "--json");
  expect(repaired.records.map((record) => ProblemRecord.parse(record).path)).toContain(facts);
});
