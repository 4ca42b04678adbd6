import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createAddressTurns } from "../../../electron/service/address-turns.ts";
import { spawnSource } from "../library/spawn-source.ts";
import { makeTestFolder, type TestFolder } from "./open-test-app.ts";
import { page, TEXT, URL as ADDRESS } from "./page-library.ts";

const WITHIN = { timeout: 60_000, interval: 50 };
const PAGES = 24;
const importProcess = new URL("./import-process.ts", import.meta.url);

let folder: TestFolder;

beforeEach(async () => {
  folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
});

/** The same addresses, each time with other bytes and another text. */
async function putPages(name: string, paragraphs: readonly string[]): Promise<string> {
  const pages = join(folder.folder, name);
  await mkdir(pages);
  for (let number = 0; number < PAGES; number += 1) {
    const content = page({ title: `Page ${number}`, url: `${ADDRESS}/${number}`, paragraphs });
    await writeFile(join(pages, `${String(number).padStart(2, "0")}.html`), content);
  }
  return pages;
}

test("two processes that import the same new addresses at the same moment make one article of each", async () => {
  await (await folder.open()).close();
  const morning = await putPages("morning", TEXT);
  const evening = await putPages("evening", TEXT.slice(0, 4));
  const processes = [morning, evening].map((pages) =>
    spawnSource(importProcess, { folder: folder.folder, pages }),
  );
  await vi.waitFor(() => {
    for (const each of processes) expect(each.lines()).toContain("open");
  }, WITHIN);
  await writeFile(join(folder.folder, "go"), "");
  const ends = await Promise.all(processes.map(({ ended }) => ended));
  expect(ends).toMatchObject([
    { code: 0, errors: "" },
    { code: 0, errors: "" },
  ]);

  const said = processes.flatMap((each) => each.lines().filter((line) => line !== "open"));
  const titles = Array.from({ length: PAGES }, (_, number) => `Page ${number}`);
  expect(said.toSorted()).toEqual(
    titles.flatMap((title) => [`added ${title}`, `updated ${title}`]).toSorted(),
  );
  expect(await readdir(join(folder.library, "articles"))).toHaveLength(PAGES);
  await using app = await folder.open();
  const { rows, total } = await app.ask("articles.list", {});
  expect(total).toBe(PAGES);
  for (const { articleId } of rows) {
    expect((await app.ask("articles.get", { articleId })).versions).toHaveLength(2);
  }
});

test("a turn is taken one after the other, also by two that know nothing of each other, and goes on where no lock can be had", async () => {
  const directory = join(folder.folder, "addresses");
  const [one, other] = [createAddressTurns(directory), createAddressTurns(directory)];
  const underWay: string[] = [];
  const seen: (readonly string[])[] = [];
  const work = async (name: string): Promise<void> => {
    underWay.push(name);
    seen.push([...underWay]);
    // Long enough for the other to come in between.
    await new Promise((resolve) => setTimeout(resolve, 60));
    underWay.splice(underWay.indexOf(name), 1);
  };
  await Promise.all(
    [one, other, one, other].map((turns, number) => turns.take(ADDRESS, () => work(`${number}`))),
  );
  expect(seen.map((those) => those.length)).toEqual([1, 1, 1, 1]);

  await expect(one.take(ADDRESS, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  expect(await other.take(ADDRESS, () => Promise.resolve("still"))).toBe("still");

  const file = join(folder.folder, "a-file");
  await writeFile(file, "");
  const without = createAddressTurns(join(file, "addresses"));
  expect(await without.take(ADDRESS, () => Promise.resolve("all the same"))).toBe("all the same");
});
