import { join } from "node:path";
import { importBarely, readTree, type WrittenFile } from "../baselines/bare-import.ts";
import { makeHome } from "../../postil/test-home.ts";
import { spreadOf } from "../figures/spread.ts";
import { type MadeFile, writeSourceFiles } from "../material/source-files.ts";
import { openBenchApp } from "../run/bench-app.ts";
import type { Row } from "../run/row.ts";

const FILES = 200;
const RUNS = 5;
const WARM_UPS = 1;

/** Importing many small files, until each can be found. */
export const importRow: Row = {
  name: "import",
  async *figures(bench) {
    bench.say(`import: ${FILES} text and Markdown files`);
    await using home = await makeHome();
    const files = await writeSourceFiles(join(home.folder, "files"), FILES);
    // Starts the converters too, which live as long as the app.
    const warmUps = await writeSourceFiles(join(home.folder, "warm-up"), 4, FILES);
    const ours: number[] = [];
    const theirs: number[] = [];
    const sources = files.map(({ path }) => path);
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      await using own = await makeHome();
      const written = await importInto(own.folder, files, warmUps, (milliseconds) =>
        ours.push(milliseconds),
      );
      theirs.push(importBarely(sources, written, join(home.folder, "bare")));
    }
    yield {
      row: "import",
      what: `${FILES} text and Markdown files, to searchable`,
      unit: "ms",
      ours: spreadOf(ours.slice(WARM_UPS)),
      baseline: spreadOf(theirs.slice(WARM_UPS)),
      against: "bare parser and flushed writes",
      compared: "the bytes that both flushed; each file is found by a word of its own",
    };
  },
};

/** @returns what the import left on the disk */
async function importInto(
  folder: string,
  files: readonly MadeFile[],
  warmUps: readonly MadeFile[],
  onTimed: (milliseconds: number) => void,
): Promise<readonly WrittenFile[]> {
  await using app = await openBenchApp(folder);
  await app.importFiles(warmUps.map(({ path }) => path));
  const articles = join(folder, "library", "articles");
  const before = new Set(readTree(articles).map(({ path }) => path));
  onTimed(await app.importFiles(files.map(({ path }) => path)));
  const written = readTree(articles).filter(({ path }) => !before.has(path));
  for (const { path, ownWord } of files) {
    const { total } = await app.ask("search", { query: ownWord });
    if (total !== 1) throw new Error(`${path} is found ${total} times`);
  }
  return written;
}
