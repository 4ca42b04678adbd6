import { cp, rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { openLibrary } from "../../../electron/library/open-library.ts";
import {
  openTestLibrary,
  temporaryDirectory,
  type TestPlaces,
  valueOf,
} from "../../main/library/new-library.ts";
import { newArticle } from "../../main/library/sample-article.ts";
import { type SourceProcess, spawnSource } from "../../main/library/spawn-source.ts";
import { bundleForNode } from "../../postil/bundle-for-node.ts";

const actingProcess = await bundleForNode(new URL("./acting-process.ts", import.meta.url));
afterAll(() => actingProcess[Symbol.asyncDispose]());

export async function fillWithOneArticle(places: TestPlaces): Promise<void> {
  const library = await openTestLibrary(places);
  valueOf(await library.addArticle(newArticle()));
  await library.close();
}

/**
 * Remembers a library that nobody has open.
 * @returns puts it back as it is now, in the same place: for one fault after another
 */
export async function remember(places: TestPlaces): Promise<() => Promise<void>> {
  const kept = await temporaryDirectory();
  const folders = Object.entries(places) as [keyof TestPlaces, string][];
  const copied = { recursive: true, preserveTimestamps: true };
  for (const [name, folder] of folders) await cp(folder, join(kept, name), copied);
  return async () => {
    for (const [name, folder] of folders) {
      await rm(folder, { recursive: true });
      await cp(join(kept, name), folder, copied);
    }
  };
}

/** @param before  a command that runs the process, such as strace with its arguments */
export function startActing(
  { directory, dataDirectory }: TestPlaces,
  args: Readonly<Record<string, string>>,
  before: readonly string[] = [],
): SourceProcess {
  const all = { library: directory, data: dataDirectory, ...args };
  return spawnSource(actingProcess.url, all, before);
}

/** What the process said became of each thing. */
export function toldBy(process: SourceProcess): {
  saved: readonly string[];
  failed: readonly string[];
} {
  const lines = process.lines();
  return {
    saved: lines
      .filter((line) => line.startsWith("saved "))
      .map((line) => line.split(" ")[1] ?? ""),
    failed: lines
      .filter((line) => line.startsWith("failed "))
      .map((line) => line.split(" ")[2] ?? ""),
  };
}

/**
 * All that was said to be saved is there, nothing is half there, and the library goes on working.
 * @returns how long it took to open it and to look at all of its articles, in milliseconds
 */
export async function expectNothingLost(
  places: TestPlaces,
  told: { readonly saved: readonly string[]; readonly failed: readonly string[] },
): Promise<{ readonly openedMs: number }> {
  const began = performance.now();
  const library = valueOf(await openLibrary({ ...places, create: false }));
  const articles = await library.scan();
  const openedMs = performance.now() - began;
  const present = new Set<string>();
  for (const { articleId } of articles) {
    present.add(articleId);
    const files = valueOf(await library.readArticle(articleId));
    for (const operation of files.operations) {
      if (operation.kind === "highlight")
        present.add(String(operation.set?.note ?? "").split(" ")[0] ?? "");
    }
    for (const { contentHash } of files.versions)
      valueOf(await library.readVersion(articleId, contentHash));
    expect(files.versions).not.toEqual([]);
  }
  expect(told.saved.filter((name) => !present.has(name))).toEqual([]);
  expect(told.failed.filter((name) => present.has(name))).toEqual([]);
  const { problems } = await library.check({ repair: false });
  expect(problems.filter(({ problem }) => !problem.includes("cut short"))).toEqual([]);
  for (const { articleId } of articles.slice(0, 1)) {
    const change = { kind: "article", id: articleId, set: { state: "reading" } } as const;
    valueOf(await library.append(articleId, [change]));
  }
  await library.close();
  return { openedMs };
}
