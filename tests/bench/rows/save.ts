import { join } from "node:path";
import { AnnotationId } from "#core/identity/ids.js";
import { makeUlid } from "#core/identity/make-id.js";
import { type BareFts5, openBareFts5 } from "../baselines/bare-fts5.ts";
import { makeText, wordsOf } from "../material/made-text.ts";
import { writeSourceFiles } from "../material/source-files.ts";
import { type BenchApp, openBenchApp } from "../run/bench-app.ts";
import type { Row } from "../run/row.ts";
import { untilAtRest } from "../run/until-at-rest.ts";
import { comparedTimes, type Elapsed, startStopwatch } from "../run/stopwatch.ts";

const RUNS = 30;
const WARM_UPS = 3;
const LIMIT_MS = 50;
/** A quote in the middle of the first line. */
const QUOTE = { start: 10, end: 20 };

/** Saving one thing in a library of many, until it can be found. */
export const saveRow: Row = {
  name: "save",
  async *figures(bench) {
    const { articles } = bench;
    bench.say(`save: a library of ${articles.toLocaleString("en")} articles`);
    const { home } = await bench.library();
    await using app = await openBenchApp(home.folder);
    using bare = openBareFts5(join(home.folder, "bare.sqlite"));
    fillBare(bare, articles);
    // A first look at all folders would else be counted with what is saved meanwhile.
    await untilAtRest(process.pid, 3);
    const shared = {
      row: "save",
      budget: { kind: "at-most", limit: LIMIT_MS, statistic: "median" },
      against: "bare FTS5 insert",
      compared: "each is found afterwards, in both",
    } as const;
    yield {
      ...shared,
      series: "one article imported, to searchable",
      what: `one article imported into ${articles.toLocaleString("en")}, to searchable`,
      ...(await importOneByOne(app, bare, home.folder)),
    };
    yield {
      ...shared,
      series: "one note saved, to searchable",
      what: `one note saved among ${articles.toLocaleString("en")} articles, to searchable`,
      ...(await saveNotes(app, bare)),
    };
  },
};

function fillBare(bare: BareFts5, articles: number): void {
  bare.begin();
  for (let number = 0; number < articles; number += 1) {
    const { title, paragraphs } = makeText(number, wordsOf(number));
    bare.insert([{ title, byline: "", body: paragraphs.join("\n") }]);
  }
  bare.commit();
}

type Times = ReturnType<typeof comparedTimes>;

async function importOneByOne(app: BenchApp, bare: BareFts5, folder: string): Promise<Times> {
  const files = await writeSourceFiles(join(folder, "one-by-one"), RUNS + WARM_UPS, 1_000);
  const ours: Elapsed[] = [];
  const theirs: Elapsed[] = [];
  for (const [run, { path, ownWord }] of files.entries()) {
    const stop = startStopwatch();
    await app.importFiles([path]);
    ours.push(stop());
    const { plainText } = await onlyArticleWith(app, ownWord);
    theirs.push(insert(bare, `Imported ${run}`, plainText));
    if (bare.count(`"${ownWord}"`) !== 1) throw new Error(`${ownWord} is not found`);
  }
  return comparedTimes({
    ours: ours.slice(WARM_UPS),
    theirs: theirs.slice(WARM_UPS),
    isAllWork: false,
  });
}

function insert(bare: BareFts5, title: string, body: string): Elapsed {
  const stop = startStopwatch();
  bare.insert([{ title, byline: "", body }]);
  return stop();
}

async function onlyArticleWith(app: BenchApp, word: string): Promise<{ plainText: string }> {
  const { hits, total } = await app.ask("search", { query: word });
  const [hit] = hits;
  if (hit === undefined || total !== 1) throw new Error(`${word} is found ${total} times`);
  return await app.ask("articles.text", { articleId: hit.articleId });
}

async function saveNotes(app: BenchApp, bare: BareFts5): Promise<Times> {
  const { rows } = await app.ask("articles.list", { limit: RUNS + WARM_UPS });
  const ours: Elapsed[] = [];
  const theirs: Elapsed[] = [];
  for (const [run, { articleId }] of rows.entries()) {
    const annotationId = AnnotationId.parse(makeUlid(Date.now(), tenBytes(run)));
    const { contentHash } = await app.ask("articles.text", { articleId });
    const highlight = { annotationId, articleId, contentHash, ...QUOTE, color: "green" } as const;
    await app.ask("annotations.create", highlight);
    const note = `Compare note${"abcdefghij".charAt(run % 10)}${"klmnopqrst".charAt(run / 10)} with the next one.`;
    const stop = startStopwatch();
    await app.ask("annotations.update", { annotationIds: [annotationId], note });
    ours.push(stop());
    const [, ownWord = ""] = note.split(" ");
    const { total } = await app.ask("search", { query: ownWord });
    if (total !== 1) throw new Error(`${ownWord} is found ${total} times`);
    theirs.push(insert(bare, "", note));
    if (bare.count(`"${ownWord}"`) !== 1) throw new Error(`${ownWord} is not found`);
  }
  return comparedTimes({
    ours: ours.slice(WARM_UPS),
    theirs: theirs.slice(WARM_UPS),
    isAllWork: false,
  });
}

function tenBytes(number: number): Uint8Array {
  return Uint8Array.from({ length: 10 }, (_, place) => (place === 0 ? number : place));
}
