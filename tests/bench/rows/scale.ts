import { growthOf, type SizedFigure } from "../figures/growth-table.ts";
import { keepLibrary } from "../run/kept-library.ts";
import type { Bench, Row } from "../run/row.ts";
import { indexRow } from "./index.ts";
import { listRow } from "./list.ts";
import { saveRow } from "./save.ts";
import { scrollRow } from "./scroll.ts";
import { startRow } from "./start.ts";
import { statisticsRow } from "./statistics.ts";

const SIZES = [1_000, 10_000, 100_000] as const;
const SEED = 1;
/** On two cores with nothing else to do: what is made for an article, and is measured, and what a size takes in any case. */
const PER_ARTICLE_MS = 25;
const PER_SIZE_MS = 150_000;

/** Everything that depends on how much a library holds, at several sizes up to `--articles`, and how it grows. */
export const scaleRow: Row = {
  name: "scale",
  isAskedFor: true,
  async *figures(bench) {
    const sizes = SIZES.filter((size) => size <= bench.articles);
    const all = sizes.reduce((sum, size) => sum + size, 0);
    const minutes = Math.ceil((all * PER_ARTICLE_MS + sizes.length * PER_SIZE_MS) / 60_000);
    const names = sizes.map((size) => size.toLocaleString("en")).join(", ");
    bench.say(`scale: ${names} articles, about ${minutes} minutes on two idle cores`);
    const measured: SizedFigure[] = [];
    for (const articles of sizes) {
      for await (const figure of figuresAt(bench, articles)) {
        if (!("series" in figure)) continue;
        measured.push({ articles, figure });
        yield figure;
      }
    }
    if (sizes.length > 1) yield growthOf("scale", measured);
  },
};

async function* figuresAt(bench: Bench, articles: number) {
  const annotations = Math.round((bench.annotations * articles) / bench.articles);
  const size = { articles, annotations, seed: SEED };
  await using kept = await keepLibrary(size, bench.say);
  const sized: Bench = {
    ...bench,
    articles,
    annotations,
    library: () =>
      Promise.resolve({ home: kept.home, articles, [Symbol.asyncDispose]: async () => undefined }),
  };
  for (const row of [indexRow, startRow, listRow, statisticsRow, scrollRow, saveRow])
    yield* row.figures(sized);
}
