import {
  appendFile,
  readFile,
  readdir,
  rename,
  rm,
  symlink,
  truncate,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { containing } from "./matchers.ts";
import { crc32cOfUtf8 } from "#core/operation/crc32c.js";
import type { Operation } from "#core/operation/operation.js";
import type { Library, NewArticle } from "../../../electron/library/library.ts";
import { parseLog } from "../../../electron/library/parse-log.ts";
import { openTestLibrary, type TestPlaces, testPlaces, valueOf } from "./new-library.ts";
import { newArticle, newHighlight } from "./sample-article.ts";

const OPERATIONS = 6;

interface Marked {
  readonly places: TestPlaces;
  readonly article: NewArticle;
  readonly operations: readonly Operation[];
  /** The writer's log. */
  readonly path: string;
  /** Its bytes as written. */
  readonly bytes: Buffer;
}

/** A closed library with one article and a log of a few lines, some of them with letters of several bytes. */
async function markedLibrary(): Promise<Marked> {
  const places = await testPlaces();
  const library = await openTestLibrary(places);
  const article = newArticle();
  valueOf(await library.addArticle(article));
  for (let number = 0; number < OPERATIONS; number += 1) {
    const note = `Nr. ${number}: gemäß 注 🖍`;
    valueOf(await library.append(article.articleId, [newHighlight(article, note)]));
  }
  const { operations } = valueOf(await library.readArticle(article.articleId));
  await library.close();
  const articles = join(places.directory, "articles");
  const [folder = ""] = await readdir(articles);
  const marks = join(articles, folder, "marks");
  const [log = ""] = await readdir(marks);
  const path = join(marks, log);
  return { places, article, operations, path, bytes: await readFile(path) };
}

async function reopened({ places }: Marked): Promise<Library> {
  return await openTestLibrary(places);
}

test("a log cut at any byte keeps every line that is whole, and says that the last is not", async () => {
  const { bytes, operations } = await markedLibrary();
  const ends = lineEnds(bytes);
  for (let cut = 0; cut <= bytes.length; cut += 1) {
    const parsed = parseLog(bytes.subarray(0, cut), 0);
    const read = [...parsed.operations, ...(parsed.tail.operation ? [parsed.tail.operation] : [])];
    // A line is whole with its last character; the line end behind it only closes it.
    const whole = ends.filter((end) => end <= cut).length;
    expect(read.map(({ operation }) => operation)).toEqual(operations.slice(0, whole));
    const isBetweenLines = cut === 0 || ends.includes(cut) || ends.includes(cut - 1);
    expect(parsed.tail.damaged?.problem).toBe(isBetweenLines ? undefined : "torn");
  }
});

test("after a cut the library goes on writing, and loses none of the lines before it", async () => {
  const marked = await markedLibrary();
  const { article, operations, path, bytes } = marked;
  for (const cut of [1, 100, bytes.length - 300, bytes.length - 2, bytes.length - 1]) {
    await writeFile(path, bytes.subarray(0, cut));
    const library = await reopened(marked);
    valueOf(await library.append(article.articleId, [newHighlight(article, `after ${cut}`)]));
    const files = valueOf(await library.readArticle(article.articleId));
    const whole = operations.slice(0, lineEnds(bytes).filter((end) => end <= cut).length);
    expect(files.operations).toEqual(expect.arrayContaining([...whole]));
    expect(notesOf(files.operations)).toContain(`after ${cut}`);
    await library.close();
  }
});

test("a bit that flips anywhere in a line is reported with the line, and the other lines load", async () => {
  const marked = await markedLibrary();
  const { article, operations, path, bytes } = marked;
  const [, secondEnd = 0] = lineEnds(bytes);
  const [firstEnd = 0] = lineEnds(bytes);
  for (const at of [
    firstEnd + 2,
    firstEnd + 30,
    Math.floor((firstEnd + secondEnd) / 2),
    secondEnd - 5,
  ]) {
    for (let bit = 0; bit < 8; bit += 1) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << bit);
      if (flipped[at] === 0x0a) continue; // Two lines then, both damaged; the test of merge markers has that.
      await writeFile(path, flipped);
      const library = await reopened(marked);
      const files = valueOf(await library.readArticle(article.articleId));
      expect(files.operations).toEqual(operations.filter((_, index) => index !== 1));
      expect(library.problems()).toEqual([{ path, problem: containing("Line 2 ") }]);
      await library.close();
    }
  }
});

test("a byte order mark, Windows line ends and merge markers cost no line", async () => {
  const marked = await markedLibrary();
  const { article, operations, path, bytes } = marked;
  const lines = bytes.toString("utf8").trimEnd().split("\n");
  await writeFile(path, `\uFEFF${lines.join("\r\n")}\r\n`);
  const windows = await reopened(marked);
  expect(valueOf(await windows.readArticle(article.articleId)).operations).toEqual(operations);
  expect(windows.problems()).toEqual([]);
  await windows.close();

  await writeFile(
    path,
    ["<<<<<<< mine", ...lines.slice(0, 3), "=======", ...lines, ">>>>>>> theirs\n"].join("\n"),
  );
  const merged = await reopened(marked);
  expect(valueOf(await merged.readArticle(article.articleId)).operations).toEqual(operations);
  expect(merged.problems().map(({ problem }) => /Line \d+/.exec(problem)?.[0])).toEqual([
    "Line 1",
    "Line 5",
    `Line ${6 + OPERATIONS}`,
  ]);
});

test("a line of a newer Postil waits, unharmed, and is said to", async () => {
  const marked = await markedLibrary();
  const { article, operations, path } = marked;
  const body = '{"v":2,"w":"k3x9q2","n":1,"what":"only a later Postil knows"}';
  await appendFile(path, `${body.slice(0, -1)},"crc":"${crc32cOfUtf8(body)}"}\n`);
  const library = await reopened(marked);
  expect(valueOf(await library.readArticle(article.articleId)).operations).toEqual(operations);
  expect(library.problems()).toEqual([{ path, problem: containing("newer Postil") }]);
});

test("damage that is gone is no longer reported", async () => {
  const marked = await markedLibrary();
  const { article, path, bytes } = marked;
  await truncate(path, bytes.length - 20);
  const library = await reopened(marked);
  await library.readArticle(article.articleId);
  expect(library.problems()).toHaveLength(1);
  await writeFile(path, bytes);
  await library.readArticle(article.articleId);
  expect(library.problems()).toEqual([]);
  await rm(path);
  expect(valueOf(await library.readArticle(article.articleId)).operations).toEqual([]);
});

test("a log that another process lets grow is read on from where it was, one that was replaced from the start", async () => {
  const marked = await markedLibrary();
  const { article, operations, path, bytes } = marked;
  const [, end = 0] = lineEnds(bytes);
  const library = await reopened(marked);
  const read = async () => valueOf(await library.readArticle(article.articleId)).operations;

  await writeFile(path, bytes.subarray(0, end + 10));
  expect(await read()).toEqual(operations.slice(0, 2));
  await appendFile(path, bytes.subarray(end + 10));
  expect(await read()).toEqual(operations);
  await writeFile(path, bytes.subarray(0, end + 1));
  expect(await read()).toEqual(operations.slice(0, 2));
  // Longer, in the same file, and yet not what it was with something added.
  await writeFile(path, Buffer.concat([bytes.subarray(end + 1), bytes.subarray(0, end + 1)]));
  expect(new Set(await read())).toEqual(new Set(operations));
  expect(library.problems()).toEqual([]);
});

test("a log that cannot be read for a moment is reported, and what was read of it still counts", async () => {
  const marked = await markedLibrary();
  const { article, operations, path, bytes } = marked;
  const library = await reopened(marked);
  const read = async () => valueOf(await library.readArticle(article.articleId)).operations;
  expect(await read()).toEqual(operations);
  await rm(path);
  await symlink(path, path); // Leads to itself.
  expect(await library.scan()).toHaveLength(1);
  expect(await read()).toEqual(operations);
  expect(library.problems()).toContainEqual({ path, problem: containing("ELOOP") });
  await rm(path);
  await writeFile(path, bytes);
  expect(await read()).toEqual(operations);
  expect(library.problems()).toEqual([]);
});

test("logs whose folder cannot be read for a moment still count, and are not written on blindly", async () => {
  const marked = await markedLibrary();
  const { article, operations, path } = marked;
  const library = await reopened(marked);
  const read = async () => valueOf(await library.readArticle(article.articleId)).operations;
  expect(await read()).toEqual(operations);
  const marks = dirname(path);
  await rename(marks, `${marks}-away`);
  await symlink(marks, marks); // Leads to itself.
  expect(await read()).toEqual(operations);
  // Nobody is to take what was read for all that there is.
  expect(valueOf(await library.readArticle(article.articleId)).stamp).toBe("");
  expect(library.problems()).toContainEqual({ path: marks, problem: containing("ELOOP") });
  await rm(marks);
  await rename(`${marks}-away`, marks);
  expect(await read()).toEqual(operations);
  expect(valueOf(await library.readArticle(article.articleId)).stamp).not.toBe("");
  valueOf(await library.append(article.articleId, [newHighlight(article, "after")]));
  expect(notesOf(await read())).toContain("after");
  expect(library.problems()).toEqual([]);
});

/** Where each line's last character ends, before its `\n`. */
function lineEnds(bytes: Buffer): readonly number[] {
  return [...bytes.keys()].filter((at) => bytes[at] === 0x0a);
}

function notesOf(operations: readonly Operation[]): readonly unknown[] {
  return operations.map((operation) => operation.kind === "highlight" && operation.set?.note);
}
