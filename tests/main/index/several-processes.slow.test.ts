import { execFile } from "node:child_process";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { openIndex } from "../../../electron/index/search-index.ts";
import { found, listed, useIndex } from "./index-fixture.ts";
import { LIBRARY_ID, makeArticle } from "./made-articles.ts";

const fixture = useIndex();
const writer = fileURLToPath(new URL("writing-process.ts", import.meta.url));

async function writeInProcess(first: number, count: number, title: string): Promise<void> {
  const { stderr } = await promisify(execFile)(process.execPath, [
    "--conditions=postil-source",
    writer,
    fixture.cacheDirectory,
    String(first),
    String(count),
    title,
  ]);
  expect(stderr).toBe("");
}

test("three processes write at once, and nothing is lost", async () => {
  await Promise.all([
    writeInProcess(1, 60, "mine"),
    writeInProcess(101, 60, "yours"),
    // The same articles as the first writes.
    writeInProcess(1, 60, "mine"),
  ]);
  expect(listed(fixture.index).total).toBe(120);
  expect(found(fixture.index, "title:yours")).toHaveLength(60);
  expect(found(fixture.index, "n37")).toEqual(["37"]);
  expect(fixture.index.check()).toEqual([]);
});

test("an index that is not there yet is begun by three processes at once", async () => {
  fixture.index.close();
  rmSync(fixture.cacheDirectory, { recursive: true });
  await Promise.all([1, 11, 21].map((first) => writeInProcess(first, 10, "early")));
  fixture.reopen();
  expect(listed(fixture.index).total).toBe(30);
});

test("what another connection writes is seen at once", () => {
  const other = openIndex({ cacheDirectory: fixture.cacheDirectory, libraryId: LIBRARY_ID });
  other.put([makeArticle(1, { text: "war\n" })]);
  expect(found(fixture.index, "war")).toEqual(["1"]);
  other.close();
});

test("when one process empties the index, the others go on with the new one", async () => {
  let emptied = 0;
  const other = openIndex({
    cacheDirectory: fixture.cacheDirectory,
    libraryId: LIBRARY_ID,
    onEmptied: () => (emptied += 1),
  });
  fixture.put({ text: "war\n" });
  expect(found(other, "war")).toEqual(["1"]);
  fixture.index.clear();
  fixture.put({}, { text: "war\n" });
  expect(found(other, "war")).toEqual(["2"]);
  await Promise.resolve();
  expect(emptied).toBe(1);
  other.put([makeArticle(3, { text: "war\n" })]);
  other.close();
  expect(found(fixture.index, "war")).toEqual(["2", "3"]);
  expect(fixture.index.check()).toEqual([]);
  expect(existsSync(join(fixture.cacheDirectory, LIBRARY_ID, "index.sqlite"))).toBe(false);
});
