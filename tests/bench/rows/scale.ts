import { growthOf, type SizedFigure } from "../figures/growth-table.ts";
import { keepLibrary } from "../run/kept-library.ts";
import type { Bench, Row } from "../run/row.ts";
import { annotationsRow } from "./annotations.ts";
import { facetsRow } from "./facets.ts";
import { indexRow } from "./index.ts";
import { listRow } from "./list.ts";
import { saveRow } from "./save.ts";
import { scrollRow } from "./scroll.ts";
import { similarRow } from "./similar.ts";
import { startRow } from "./start.ts";
import { statisticsRow } from "./statistics.ts";

const SIZES = [1_000, 10_000, 100_000] as const;
const SEED = 1;
/** On two cores with nothing else to do: what is made for an article, and is measured, and what a size takes in any case. */
const PER_ARTICLE_MS = 15;
const PER_SIZE_MS = 150_000;

/** The last one leaves articles behind that the others would count. */
const ROWS: readonly Row[] = [
  indexRow,
  startRow,
  facetsRow,
  similarRow,
  annotationsRow,
  statisticsRow,
  listRow,
  scrollRow,
  saveRow,
];

/**
 * Everything that depends on how much a library holds, at several sizes up to `--articles`, and how it grows. Each figure is said as
 * soon as it is there, and the growth after each size: whoever stops it has what was measured until then.
 */
export const scaleRow: Row = {
  name: "scale",
  isAskedFor: true,
  async *figures(bench) {
    const { only, say } = bench;
    const rows = ROWS.filter(({ name }) => only.length === 0 || only.includes(name));
    const sizes = SIZES.filter((size) => size <= bench.articles);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const minutes = Math.ceil((all * PER_ARTICLE_MS + sizes.length * PER_SIZE_MS) / 60_000);
    const names = sizes.map((size) => size.toLocaleString("en")).join(", ");
    say(`scale: ${names} articles, with all rows about ${minutes} minutes on two idle cores`);
    const measured: SizedFigure[] = [];
    const start = performance.now();
    for (const articles of sizes) {
      for await (const figure of figuresAt(bench, rows, articles)) {
        if (!("series" in figure)) continue;
        measured.push({ articles, figure });
        yield figure;
      }
      if (articles !== sizes[0]) yield growthOf("scale", measured);
      say(
        `scale: ${articles.toLocaleString("en")} articles done, ${minutesSince(start)} minutes in all`,
      );
    }
  },
};

async function* figuresAt(bench: Bench, rows: readonly Row[], articles: number) {
  const annotations = Math.round((bench.annotations * articles) / bench.articles);
  const size = { articles, annotations, seed: SEED };
  await using kept = await keepLibrary(size, bench.say);
  if (kept.madeMs !== undefined) {
    bench.say(
      `scale: a library and its index made in ${(kept.madeMs / 60_000).toFixed(1)} minutes`,
    );
  }
  const sized: Bench = {
    ...bench,
    articles,
    annotations,
    library: () =>
      Promise.resolve({ home: kept.home, articles, [Symbol.asyncDispose]: async () => undefined }),
  };
  for (const row of rows) {
    const start = performance.now();
    yield* row.figures(sized);
    bench.say(`scale: ${row.name} done in ${minutesSince(start)} minutes`);
  }
}

function minutesSince(start: number): string {
  return ((performance.now() - start) / 60_000).toFixed(1);
}
