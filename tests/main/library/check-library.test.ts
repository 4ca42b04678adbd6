import {
  appendFile,
  mkdir,
  readFile,
  readdir,
  rm,
  symlink,
  truncate,
  utimes,
  writeFile,
} from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { flipBit, libraryToCheck } from "./library-to-check.ts";
import { containing, matching } from "./matchers.ts";

test("a library in good order has no problems", async () => {
  const { library } = await libraryToCheck();
  const progress: unknown[] = [];
  const report = await library.check({ repair: true, onProgress: (each) => progress.push(each) });
  expect(report).toEqual({ filesChecked: 7, problems: [], remarks: [] });
  expect(progress).toEqual([{ done: 1, total: 1, current: matching(/^some-words/) }]);
});

test("every file that was changed is found; without repair nothing is touched", async () => {
  const { library, article, folder, log } = await libraryToCheck();
  const { contentHash, originalHash } = article.version.facts;
  const damaged = [
    join(folder, "assets", article.version.assets[0]?.name ?? ""),
    join(folder, "originals", `${originalHash}.txt`),
    join(folder, "versions", `${contentHash}.html`),
    join(folder, "versions", `${contentHash}.json`),
  ];
  for (const path of damaged) await flipBit(path, 5);
  await flipBit(log, 40);
  await appendFile(log, '{"v":1,"w"');
  const before = await everyFile(folder);
  const { problems } = await library.check({ repair: false });
  expect(problems.map(({ path }) => path).toSorted()).toEqual([...damaged, log, log].toSorted());
  expect(problems.map(({ problem }) => problem)).toEqual(
    expect.arrayContaining([containing("Line 1 "), containing("Line 3,")]),
  );
  expect(await everyFile(folder)).toEqual(before);
});

test("repair moves damaged files out of the library, copies damaged lines, and loses no byte", async () => {
  const { places, library, article, folder, log } = await libraryToCheck();
  const html = join(folder, "versions", `${article.version.facts.contentHash}.html`);
  await flipBit(html, 3);
  await flipBit(log, 40);
  const damagedHtml = await readFile(html);
  const damagedLog = await readFile(log);
  const { problems } = await library.check({ repair: true });

  expect(problems.map(({ action }) => action)).toEqual([
    matching(/^moved to /),
    matching(/^copied /),
  ]);
  const [moved = ""] = problems.map(({ action }) => action.replace("moved to ", ""));
  expect(moved.startsWith(join(places.dataDirectory, "quarantine"))).toBe(true);
  expect(await readFile(moved)).toEqual(damagedHtml);
  expect(await readFile(log)).toEqual(damagedLog);
  const lines = join(places.dataDirectory, "quarantine", library.identity.libraryId, "lines");
  const [kept = ""] = await readdir(lines);
  const record: unknown = JSON.parse(await readFile(join(lines, kept), "utf8"));
  const [firstLine = ""] = damagedLog.toString("latin1").split("\n");
  expect(record).toMatchObject({ line: 1, problem: "bad-checksum" });
  expect(Buffer.from((record as { bytes: string }).bytes, "base64").toString("latin1")).toBe(
    firstLine,
  );

  // Once more: the same line is kept once, the file is not there any more.
  await library.check({ repair: true });
  expect(await readdir(lines)).toHaveLength(1);
});

test("a version that is not as it was written is refused, not shown", async () => {
  const { library, article, folder } = await libraryToCheck();
  const { contentHash } = article.version.facts;
  const path = join(folder, "versions", `${contentHash}.html`);
  await flipBit(path, 3);
  expect(await library.readVersion(article.articleId, contentHash)).toEqual({
    ok: false,
    error: { code: "library-damaged", path },
  });
  await rm(path);
  expect(await library.readVersion(article.articleId, contentHash)).toMatchObject({
    error: { code: "library-damaged", path },
  });
});

test("a folder that lost its article.json and what interrupted writes left are found", async () => {
  const { places, library, folder } = await libraryToCheck();
  const leftover = join(folder, "versions", ".~half.html.12ab34cd.tmp");
  await writeFile(leftover, "half");
  await writeFile(join(folder, "versions", ".~being-written.html.12ab34cd.tmp"), "half");
  await utimes(leftover, 0, 0);
  await truncate(join(folder, "article.json"), 5);
  const empty = join(places.directory, "articles", "empty");
  await mkdir(empty);
  const { problems, remarks } = await library.check({ repair: true });
  expect(problems.map(({ path }) => path).toSorted()).toEqual([folder, leftover].toSorted());
  expect(remarks.map(({ path }) => path)).toEqual([empty]);
  expect(await readdir(join(folder, "versions"))).toContain(".~being-written.html.12ab34cd.tmp");
  expect(await readdir(join(folder, "versions"))).not.toContain(".~half.html.12ab34cd.tmp");
});

test("a folder that cannot be read is reported, and everything else is checked", async () => {
  const { places, library, article, folder, log } = await libraryToCheck();
  const unreadable = [join(folder, "assets"), join(places.directory, "marks")];
  for (const path of unreadable) {
    await rm(path, { recursive: true });
    await symlink(basename(path), path); // Leads to itself.
  }
  const html = join(folder, "versions", `${article.version.facts.contentHash}.html`);
  await flipBit(html, 3);
  await flipBit(log, 40);
  const { problems } = await library.check({ repair: true });
  expect(problems.map(({ path }) => path).toSorted()).toEqual(
    [...unreadable, html, log].toSorted(),
  );
  expect(problems.find(({ path }) => path === unreadable[0])?.problem).toContain("ELOOP");
});

test("what is stopped says what it found so far", async () => {
  const { library } = await libraryToCheck();
  const { filesChecked } = await library.check({ repair: false, signal: AbortSignal.abort() });
  expect(filesChecked).toBe(0);
});

async function everyFile(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const contents = files.map(async ({ parentPath, name }): Promise<[string, string]> => {
    const path = join(parentPath, name);
    return [path, await readFile(path, "latin1")];
  });
  return new Map(await Promise.all(contents));
}
