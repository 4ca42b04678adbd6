import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { makeTestFolder, type TestApp } from "./open-test-app.ts";

const SEARCHES = 400;
const FILES = 150;

let app: TestApp;
let folder: string;

beforeEach(async () => {
  const made = await makeTestFolder();
  folder = made.folder;
  app = await made.open({ answers: "beside" });
  onTestFinished(async () => {
    await app.close();
    await made[Symbol.asyncDispose]();
  });
});

/**
 * Holds what the threads beside this one are asked: a highlight is written to a disk, and how long that takes nobody knows.
 * @returns lets them answer
 */
function holdQueries(): () => void {
  const send = Worker.prototype.postMessage;
  const held: (() => void)[] = [];
  const sending = vi.spyOn(Worker.prototype, "postMessage").mockImplementation(function hold(
    this: Worker,
    message: unknown,
  ) {
    held.push(() => Reflect.apply(send, this, [message]));
  });
  const letGo = (): void => {
    sending.mockRestore();
    for (const goOn of held.splice(0)) goOn();
  };
  onTestFinished(letGo);
  return letGo;
}

test("a highlight is made while searches that were asked for before it are still at work", async () => {
  const articleId = await app.add(
    "tide.txt",
    "The tide\n\nThe tide comes in, and the tide goes out.\n",
  );
  // Opened once, as it is for whoever reads it.
  await app.ask("articles.get", { articleId });
  let answered = 0;
  const letGo = holdQueries();
  const searches = Array.from({ length: SEARCHES }, async () => {
    const found = await app.ask("search", { query: "tide OR th*" });
    answered += 1;
    return found.total;
  });
  const quote = { articleId, exact: "goes out", color: "yellow" } as const;
  const made = await app.ask("annotations.createFromQuote", quote);
  expect(made.state).toBe("placed");
  expect(answered).toBe(0);
  letGo();
  await Promise.all(searches);
  // Asked after it was made.
  expect((await app.ask("search", { query: "goes out" })).hits.map(({ kind }) => kind)).toContain(
    "quote",
  );
});

test("searches, lists and highlights during an import are all answered, and find no less than what was there before", async () => {
  const read = await app.add(
    "read.txt",
    "Read meanwhile\n\nOne reads on and marks what one reads.\n",
  );
  const files = join(folder, "files");
  await mkdir(files);
  for (let at = 0; at < FILES; at += 1) {
    await writeFile(
      join(files, `${at}.txt`),
      `Text ${at}\n\nEvery text has harbour${at} and the tide.\n`,
    );
  }
  const totals: number[] = [];
  let marked = 0;
  const imported = new AbortController();
  async function search(): Promise<void> {
    while (!imported.signal.aborted) {
      const { total, hits } = await app.ask("search", { query: "tide", limit: FILES });
      expect(hits).toHaveLength(total);
      totals.push(total);
      const quote = { articleId: read, exact: "marks what", color: "yellow" } as const;
      expect((await app.ask("annotations.createFromQuote", quote)).state).toBe("placed");
      marked += 1;
      const list = await app.ask("articles.list", { limit: 1 });
      // As many as were found just before, and the one that is being read.
      expect(list.total).toBeGreaterThan(total);
    }
  }
  const searching = search();
  const outcomes = await app.app.importPaths([files], {
    signal: new AbortController().signal,
    onProgress: () => undefined,
  });
  imported.abort();
  await searching;
  expect(outcomes.filter(({ status }) => status === "added")).toHaveLength(FILES);
  expect(totals).toEqual(totals.toSorted((one, other) => one - other));
  // Some were answered in between, not only before and after.
  expect(totals.some((total) => total > 0 && total < FILES)).toBe(true);
  expect((await app.ask("search", { query: "tide" })).total).toBe(FILES);
  const marks = await app.ask("search", { query: '"marks what" in:quote', limit: 1 });
  expect(marks.total).toBe(marked);
});
