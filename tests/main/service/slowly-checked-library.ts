import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { CheckRound } from "#core/library/check-round.js";
import type { CheckPace } from "../../../electron/service/check-slowly.ts";
import { onTestFinished } from "vitest";
import { makeTestFolder, type TestApp, type TestFolder } from "./open-test-app.ts";

/** For `vi.waitFor`. A look at a folder is rested from nineteen times as long as it took, up to a minute: a disk may hang meanwhile. */
export const WITHIN = { timeout: 120_000, interval: 25 };
export const AT_ONCE: CheckPace = {
  start: 0,
  quiet: 0,
  betweenFolders: 0,
  secondLook: 0,
  later: 20,
  again: 20,
};
/** Longer than any test. Milliseconds. */
export const NEVER = 1_000_000;

/** For one test: ends with it. */
export interface SlowlyChecked {
  readonly folder: TestFolder;
  /** Every app of it is one more process. */
  open(checkPace: CheckPace): Promise<TestApp>;
}

export async function slowlyChecked(): Promise<SlowlyChecked> {
  const folder = await makeTestFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  return {
    folder,
    async open(checkPace) {
      const app = await folder.open({ checkPace });
      onTestFinished(() => app.close());
      return app;
    },
  };
}

/** A library with three articles, closed. @returns the imported files, by name of their folder: nobody opens them, so only a check sees them */
export async function threeOriginals({
  open,
  library,
}: Pick<TestFolder, "open" | "library">): Promise<readonly [string, string, string]> {
  await using app = await open();
  for (const name of ["a", "b", "c"])
    await app.add(`${name}.txt`, `${name}\n\nThe text of ${name}.\n`);
  const articles = join(library, "articles");
  const paths = (await readdir(articles)).toSorted().map(async (name) => {
    const originals = join(articles, name, "originals");
    const [original = ""] = await readdir(originals);
    return join(originals, original);
  });
  const [first = "", second = "", third = ""] = await Promise.all(paths);
  return [first, second, third];
}

/** @returns the file in which it stands how far the check has come; throws where there is none */
export async function roundFile({ folder }: Pick<TestFolder, "folder">): Promise<string> {
  const checks = join(folder, "data", "checks");
  const name = (await readdir(checks)).find((one) => one.endsWith(".json"));
  if (name === undefined) throw new Error("Nothing is noted yet.");
  return join(checks, name);
}

export async function roundNow(folder: Pick<TestFolder, "folder">): Promise<CheckRound> {
  return CheckRound.parse(JSON.parse(await readFile(await roundFile(folder), "utf8")));
}

export async function problemPaths(app: TestApp): Promise<readonly string[]> {
  const { problems } = await app.ask("library.overview", {});
  return problems.map(({ path }) => path);
}
