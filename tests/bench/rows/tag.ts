import { join } from "node:path";
import { Tag } from "#core/tag/tag.js";
import { makeHome } from "../../postil/test-home.ts";
import { type BareTagTable, openBareTagTable } from "../baselines/bare-tag-table.ts";
import { spreadOf } from "../figures/spread.ts";
import { highlightLog, spreadSpans } from "../material/highlight-log.ts";
import { makeText } from "../material/made-text.ts";
import { type StoredArticle, storeArticle } from "../material/stored-article.ts";
import { writeLibrary } from "../material/write-library.ts";
import { type BenchApp, openBenchApp } from "../run/bench-app.ts";
import { fillIndex } from "../run/filled-library.ts";
import type { Row } from "../run/row.ts";

const ARTICLES = 500;
const HIGHLIGHTS = 200;
const TAGGINGS = ARTICLES * HIGHLIGHTS;
const WORDS = 2_000;
const RUNS = 10;
const WARM_UPS = 2;
const LIMIT_MS = 1_000;
/** Renamed from each to the next, and back. */
const NAMES = [Tag.parse("war"), Tag.parse("conflict")] as const;

/** Renaming a tag that very many highlights carry, until lists and counts show its new name. */
export const tagRow: Row = {
  name: "tag",
  async *figures(bench) {
    const taggings = TAGGINGS.toLocaleString("en");
    bench.say(`tag: ${ARTICLES} articles of ${HIGHLIGHTS} highlights, each tagged`);
    await using home = await makeHome();
    await writeLibrary(home.library, taggedArticles());
    await fillIndex(home);
    await using app = await openBenchApp(home.folder);
    using bare = openBareTagTable(join(home.folder, "bare.sqlite"));
    bare.insert(NAMES[0], TAGGINGS);
    const ours = {
      preview: new Array<number>(),
      counts: new Array<number>(),
      list: new Array<number>(),
    };
    const theirs: number[] = [];
    for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
      const [from, to] = run % 2 === 0 ? NAMES : NAMES.toReversed();
      if (from === undefined || to === undefined) throw new Error("there are two names");
      ours.preview.push(await preview(app, from, to));
      const { counts, list } = await rename(app, from, to);
      ours.counts.push(counts);
      ours.list.push(list);
      theirs.push(renameBare(bare, from, to));
    }
    const what = {
      preview: `what renaming a tag with ${taggings} taggings would change`,
      counts: `a tag with ${taggings} taggings renamed, to the counts and articles beside it`,
      list: "the same, and then to the list of its highlights",
    };
    for (const name of ["preview", "counts", "list"] as const) {
      yield {
        row: "tag",
        what: what[name],
        unit: "ms",
        ours: spreadOf(ours[name].slice(WARM_UPS)),
        baseline: spreadOf(theirs.slice(WARM_UPS)),
        against: "UPDATE in bare SQLite",
        budget: { kind: "at-most", limit: LIMIT_MS, statistic: "median" },
        compared: `both find ${taggings} by the new name afterwards, and none by the old`,
      };
    }
  },
};

function* taggedArticles(): Generator<StoredArticle> {
  for (let number = 0; number < ARTICLES; number += 1) {
    const article = storeArticle(number, makeText(number, WORDS));
    const spans = spreadSpans(article.document.plainText, HIGHLIGHTS, number);
    const log = highlightLog(article, spans, () => [NAMES[0]]);
    yield { ...article, files: [...article.files, log] };
  }
}

async function preview(app: BenchApp, from: Tag, to: Tag): Promise<number> {
  const start = performance.now();
  const { highlights } = await app.ask("tags.preview", {
    change: { kind: "rename", tag: from, to },
  });
  const milliseconds = performance.now() - start;
  if (highlights !== TAGGINGS) throw new Error(`${highlights} of ${TAGGINGS} are to be renamed`);
  return milliseconds;
}

/** @returns milliseconds until the sidebar and a list of articles can show it, and until the notebook can */
async function rename(
  app: BenchApp,
  from: Tag,
  to: Tag,
): Promise<{ counts: number; list: number }> {
  const start = performance.now();
  await app.ask("tags.change", { change: { kind: "rename", tag: from, to } });
  const { tags } = await app.ask("library.overview", {});
  await app.ask("articles.list", {});
  const counts = performance.now() - start;
  const { entries, total } = await app.ask("annotations.list", { tag: to });
  const list = performance.now() - start;
  const counted = tags.map(({ tag, count }) => `${count} ${tag}`).join(", ");
  if (counted !== `${TAGGINGS} ${to}` || total !== TAGGINGS) {
    throw new Error(`${counted} are counted, ${total} listed`);
  }
  if (!entries.every((entry) => entry.tags.join() === to)) throw new Error("an old name shows");
  return { counts, list };
}

function renameBare(bare: BareTagTable, from: Tag, to: Tag): number {
  const start = performance.now();
  bare.rename(from, to);
  const total = bare.count(to);
  const milliseconds = performance.now() - start;
  if (total !== TAGGINGS || bare.count(from) !== 0) throw new Error(`${total} were renamed`);
  return milliseconds;
}
