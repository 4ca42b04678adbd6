import type { Browser } from "playwright-core";
import { launchChromium } from "../browser/launch-chromium.ts";
import { describeReport, reportAsJson } from "./figures/describe-report.ts";
import { describeMachine, describeThisMachine } from "./run/machine.ts";
import { readOptions } from "./run/options.ts";
import { addRow } from "./rows/add.ts";
import { annotationsRow } from "./rows/annotations.ts";
import { anchorRow } from "./rows/anchor.ts";
import { anchoringRow } from "./rows/anchoring.ts";
import { bulkRow } from "./rows/bulk.ts";
import { deedsRow } from "./rows/deeds.ts";
import { facetsRow } from "./rows/facets.ts";
import { importRow } from "./rows/import.ts";
import { indexRow } from "./rows/index.ts";
import { listRow } from "./rows/list.ts";
import { liveRow } from "./rows/live.ts";
import { markRow } from "./rows/mark.ts";
import { meanwhileRow } from "./rows/meanwhile.ts";
import { mixedRow } from "./rows/mixed.ts";
import { nearRow } from "./rows/near.ts";
import { openRow } from "./rows/open.ts";
import { pagesRow } from "./rows/pages.ts";
import { saveRow } from "./rows/save.ts";
import { scaleRow } from "./rows/scale.ts";
import { scrollRow } from "./rows/scroll.ts";
import { similarRow } from "./rows/similar.ts";
import { startRow } from "./rows/start.ts";
import { statisticsRow } from "./rows/statistics.ts";
import { tagRow } from "./rows/tag.ts";
import { textsRow } from "./rows/texts.ts";
import { type FilledLibrary, fillLibrary } from "./run/filled-library.ts";
import type { Bench, Row } from "./run/row.ts";

const ROWS: readonly Row[] = [
  openRow,
  addRow,
  liveRow,
  markRow,
  nearRow,
  anchorRow,
  anchoringRow,
  importRow,
  textsRow,
  mixedRow,
  meanwhileRow,
  pagesRow,
  indexRow,
  saveRow,
  tagRow,
  bulkRow,
  deedsRow,
  startRow,
  listRow,
  statisticsRow,
  annotationsRow,
  facetsRow,
  similarRow,
  scrollRow,
  scaleRow,
];

const options = readOptions(
  process.argv.slice(2),
  ROWS.map(({ name }) => name),
);
if (!options.ok) {
  process.stderr.write(`${options.error}\n`);
  process.exitCode = 2;
} else {
  const { rows, only, articles, annotations, isJson } = options.value;
  const wanted = ROWS.filter(({ name, isAskedFor }) =>
    rows.length === 0 ? isAskedFor !== true : rows.includes(name),
  );
  await using closing = new AsyncDisposableStack();
  let browser: Promise<Browser> | undefined;
  let library: Promise<FilledLibrary> | undefined;
  const bench: Bench = {
    articles,
    annotations,
    only,
    browser: () =>
      (browser ??= launchChromium().then((open) => closing.adopt(open, (one) => one.close()))),
    library: () => (library ??= fillLibrary(articles).then((filled) => closing.use(filled))),
    say: (progress) => void process.stderr.write(`… ${progress}\n`),
  };
  const machine = describeThisMachine((await bench.browser()).version());
  console.log(isJson ? JSON.stringify({ machine }) : describeMachine(machine));
  for (const row of wanted) {
    for await (const figure of row.figures(bench)) {
      console.log(isJson ? reportAsJson(figure) : describeReport(figure));
    }
  }
}
