import { setTimeout as pause } from "node:timers/promises";
import { join } from "node:path";
import { AnnotationId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { makeHome } from "../../postil/test-home.ts";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import { writeSourceFiles } from "../material/source-files.ts";
import { type BenchApp, openBenchApp } from "../run/bench-app.ts";
import type { Row } from "../run/row.ts";

/** There before the import, so that something is found from the beginning. */
const ALREADY_THERE = 50;
const SEARCH_LIMIT_MS = 80;
const HIGHLIGHT_LIMIT_MS = 50;
/** A person who types and marks without a pause. */
const BETWEEN_MS = 100;
/** Asked as often afterwards, but not for longer than this. */
const MOST_ASKED_AFTERWARDS = 100;
const QUOTE = { start: 10, end: 20 };

/** What a reader does while very many files are imported: searches and highlights wait for none of them. */
export const meanwhileRow: Row = {
  name: "meanwhile",
  async *figures(bench) {
    const count = bench.articles;
    bench.say(`meanwhile: writing ${count.toLocaleString("en")} files to import`);
    await using home = await makeHome();
    const files = await writeSourceFiles(join(home.folder, "files"), ALREADY_THERE + count, 2_000);
    await using app = await openBenchApp(home.folder, { keepsUnsaved: true, answers: "beside" });
    const paths = files.map(({ path }) => path);
    await app.importFiles(paths.slice(0, ALREADY_THERE));
    const words = files.slice(0, ALREADY_THERE).map(({ ownWord }) => ownWord);
    bench.say(`meanwhile: importing ${count.toLocaleString("en")} files`);
    const importing = { isUnderWay: true };
    const imported = app
      .importFiles(paths.slice(ALREADY_THERE))
      .finally(() => (importing.isUnderWay = false));
    const busy = await readOn(app, words, () => importing.isUnderWay);
    await imported;
    const { total } = await app.ask("articles.list", { limit: 1 });
    if (total !== files.length) throw new Error(`${total} of ${files.length} are there`);
    let asked = 0;
    const idle = await readOn(app, words, () => (asked += 1) <= MOST_ASKED_AFTERWARDS);
    yield figureOf("a search", SEARCH_LIMIT_MS, count, {
      busy: busy.searches,
      idle: idle.searches,
    });
    yield figureOf("a highlight, to flushed and searchable", HIGHLIGHT_LIMIT_MS, count, {
      busy: busy.highlights,
      idle: idle.highlights,
    });
  },
};

interface Waited {
  readonly searches: readonly number[];
  readonly highlights: readonly number[];
}

async function readOn(
  app: BenchApp,
  words: readonly string[],
  goesOn: () => boolean,
): Promise<Waited> {
  const { rows } = await app.ask("articles.list", { limit: 1, sort: "oldest" });
  const [article] = rows;
  if (article === undefined) throw new Error("there is nothing to mark");
  const { articleId } = article;
  const { contentHash } = await app.ask("articles.text", { articleId });
  const searches: number[] = [];
  const highlights: number[] = [];
  for (let at = 0; goesOn(); at += 1) {
    const query = words[at % words.length] ?? "";
    const start = performance.now();
    const { total } = await app.ask("search", { query });
    searches.push(performance.now() - start);
    if (total !== 1) throw new Error(`${query} is found ${total} times`);
    const annotationId = AnnotationId.parse(makeUlid(Date.now(), bytesOf(at)));
    const begun = performance.now();
    await app.ask("annotations.create", {
      annotationId,
      articleId,
      contentHash,
      ...QUOTE,
      color: "green",
    });
    highlights.push(performance.now() - begun);
    await pause(BETWEEN_MS);
  }
  return { searches, highlights };
}

function figureOf(
  what: string,
  limit: number,
  count: number,
  { busy, idle }: { readonly busy: readonly number[]; readonly idle: readonly number[] },
): Figure {
  const longest = Math.round(Math.max(...busy)).toLocaleString("en");
  return {
    row: "meanwhile",
    series: `${what} during an import`,
    what: `${what} while ${count.toLocaleString("en")} files are imported, the longest ${longest} ms`,
    unit: "ms",
    ours: spreadOf(busy),
    baseline: spreadOf(idle),
    against: "the same afterwards, with nothing else to do",
    budget: { kind: "at-most", limit, statistic: "p95" },
    budgetFor: { articles: 10_000, measured: count },
    compared: "each search finds its one article, and all files are there at the end",
  };
}

function bytesOf(number: number): Uint8Array {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
}
