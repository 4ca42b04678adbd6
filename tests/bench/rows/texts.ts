import { readFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { createConverterPool } from "../../../electron/import/converter-pool.ts";
import { forkConverterInNode } from "../../../electron/import/fork-converter-node.ts";
import type { SourceFile } from "../../../electron/import/source-file.ts";
import { makeHome } from "../../postil/test-home.ts";
import { importBarely, readTree } from "../baselines/bare-import.ts";
import { spreadOf } from "../figures/spread.ts";
import { writeSourceFiles } from "../material/source-files.ts";
import { openBenchApp } from "../run/bench-app.ts";
import type { Row } from "../run/row.ts";

const FILES = 1_000;
const RUNS = 3;
const MINUTE_MS = 60_000;

/** How many text files are imported in a minute, and whether another converter helps. */
export const textsRow: Row = {
  name: "texts",
  async *figures(bench) {
    bench.say(`texts: ${FILES} text and Markdown files, ${RUNS} times`);
    await using home = await makeHome();
    const paths = (await writeSourceFiles(join(home.folder, "files"), FILES)).map(
      ({ path }) => path,
    );
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let run = 0; run < RUNS; run += 1) {
      await using own = await makeHome();
      await using app = await openBenchApp(own.folder);
      ours.push(aMinute(await app.importFiles(paths)));
      const written = readTree(join(own.folder, "library", "articles"));
      theirs.push(aMinute(importBarely(paths, written, join(home.folder, "bare"))));
    }
    yield {
      row: "texts",
      what: "text files a minute, to searchable",
      unit: "a minute",
      ours: spreadOf(ours),
      baseline: spreadOf(theirs),
      against: "bare parser and flushed writes",
      compared: "the bytes that both flushed",
    };

    const sources = await Promise.all(
      paths.map(async (path) => ({
        name: basename(path),
        bytes: new Uint8Array(await readFile(path)),
      })),
    );
    const [one, two] = [await measureConverters(sources, 1), await measureConverters(sources, 2)];
    yield {
      row: "texts",
      what: `${FILES.toLocaleString("en")} texts through two converters`,
      unit: "ms",
      ours: spreadOf(two),
      baseline: spreadOf(one),
      against: "through one",
      compared: "every text is converted by both",
    };
  },
};

function aMinute(milliseconds: number): number {
  return (FILES * MINUTE_MS) / milliseconds;
}

/** @param size  how many converters work side by side. @returns milliseconds of each run, the processes running already */
async function measureConverters(sources: readonly SourceFile[], size: number): Promise<number[]> {
  const pool = createConverterPool({ fork: forkConverterInNode, size });
  const convertAll = async (): Promise<void> => {
    const results = await Promise.all(sources.map((source) => pool.convert(source)));
    const failed = results.find(({ ok }) => !ok);
    if (failed !== undefined) throw new Error("a text was not converted");
  };
  await convertAll();
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const start = performance.now();
    await convertAll();
    times.push(performance.now() - start);
  }
  await pool.close();
  return times;
}
