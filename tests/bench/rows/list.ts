import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ArticleRow } from "#contract/records.js";
import { foldName } from "#core/text/fold-for-search.js";
import type { Tag } from "#core/tag/tag.js";
import type { SearchIndex } from "../../../electron/index/search-index.ts";
import { type BareList, type BareOrder, openBareList } from "../baselines/bare-list.ts";
import type { Figure } from "../figures/figure.ts";
import { spreadOf } from "../figures/spread.ts";
import { keepIndex } from "../run/kept-library.ts";
import { openKeptIndex } from "../run/kept-index.ts";
import type { Row } from "../run/row.ts";

/** As many as the window asks for. */
const PAGE = 100;
const RUNS = 20;
const WARM_UPS = 2;
const LIMIT_MS = 50;
const SEED = 1;
const ALL = { view: "all", query: "", limit: PAGE } as const;

interface Kind {
  readonly what: string;
  readonly ours: (run: number) => { readonly rows: readonly ArticleRow[]; readonly total: number };
  readonly theirs: (run: number) => { readonly rows: readonly string[]; readonly total: number };
}

/** What the app answers when a list is opened in another order, elsewhere, or for a tag; the index alone. */
export const listRow: Row = {
  name: "list",
  async *figures(bench) {
    const { articles, annotations } = bench;
    await using kept = await keepIndex({ articles, annotations, seed: SEED }, bench.say);
    const index = await openKeptIndex(kept.home);
    const folder = await mkdtemp(join(tmpdir(), "postil-bench-"));
    await using closing = new AsyncDisposableStack();
    closing.defer(() => rm(folder, { recursive: true }));
    closing.defer(() => index.close());
    using bare = openBareList(join(folder, "bare.sqlite"));
    bench.say(`list: a bare table of ${articles.toLocaleString("en")} articles`);
    const { rows, total } = index.listArticles({
      ...ALL,
      sort: "oldest",
      offset: 0,
      limit: articles,
    });
    bare.insert(rows.map(bareRowOf));
    for (const kind of kinds(index, bare, total)) {
      yield measure(kind, { row: "list", measured: articles });
    }
    yield overviewFigure(index, bare, articles);
  },
};

function kinds(index: SearchIndex, bare: BareList, total: number): readonly Kind[] {
  const orders = ["title", "longest", "newest"] as const;
  const orderOf = (run: number): BareOrder => orders[run % orders.length] ?? "newest";
  const end = Math.max(0, total - PAGE);
  const tag = mostUsedTag(index);
  return [
    {
      what: "first page of all articles, in another order each time",
      ours: (run) => index.listArticles({ ...ALL, sort: orderOf(run), offset: 0 }),
      theirs: (run) => bare.list(orderOf(run), 0, PAGE),
    },
    {
      what: "last page of all articles, in another order each time",
      ours: (run) => index.listArticles({ ...ALL, sort: orderOf(run), offset: end }),
      theirs: (run) => bare.list(orderOf(run), end, PAGE),
    },
    {
      what: "first page of the most used tag",
      ours: () => index.listArticles({ ...ALL, tag, sort: "newest", offset: 0 }),
      theirs: () => bare.listTag(foldName(tag), PAGE),
    },
  ];
}

function measure(
  { what, ours, theirs }: Kind,
  { row, measured }: { readonly row: string; readonly measured: number },
): Figure {
  const times = { ours: new Array<number>(), theirs: new Array<number>() };
  for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
    const start = performance.now();
    const our = ours(run);
    const between = performance.now();
    const their = theirs(run);
    // A row that came as JSON is no row yet.
    const parsed = their.rows.map((text) => JSON.parse(text) as ArticleRow);
    const end = performance.now();
    assertSame(what, our, { rows: parsed, total: their.total });
    if (run < WARM_UPS) continue;
    times.ours.push(between - start);
    times.theirs.push(end - between);
  }
  return {
    row,
    series: what,
    what: `${what}, ${measured.toLocaleString("en")} articles`,
    unit: "ms",
    ours: spreadOf(times.ours),
    baseline: spreadOf(times.theirs),
    against: "bare SQLite table",
    budget: { kind: "at-most", limit: LIMIT_MS, statistic: "p95" },
    budgetFor: { articles: 100_000, measured },
    compared: "which articles both list, in which order, and how many there are",
  };
}

/** @throws when the two list different articles */
function assertSame(
  what: string,
  ours: { readonly rows: readonly ArticleRow[]; readonly total: number },
  theirs: { readonly rows: readonly ArticleRow[]; readonly total: number },
): void {
  const ids = (rows: readonly ArticleRow[]): string =>
    rows.map(({ articleId }) => articleId).join();
  if (ours.total !== theirs.total || ids(ours.rows) !== ids(theirs.rows)) {
    throw new Error(`${what}: ${ours.total} articles, but ${theirs.total}, or others`);
  }
}

/** What stands in the sidebar, with the counts of states, tags and searches; the plain way needs a count for it at least. */
function overviewFigure(index: SearchIndex, bare: BareList, measured: number): Figure {
  const times = { ours: new Array<number>(), theirs: new Array<number>() };
  for (let run = 0; run < RUNS + WARM_UPS; run += 1) {
    const start = performance.now();
    const { counts } = index.overview();
    const between = performance.now();
    const { total } = bare.list("newest", 0, 1);
    const end = performance.now();
    const all = counts.inbox + counts.reading + counts.done + counts.archived;
    if (all !== total) throw new Error(`${all} articles are counted, but ${total} are there`);
    if (run < WARM_UPS) continue;
    times.ours.push(between - start);
    times.theirs.push(end - between);
  }
  return {
    row: "list",
    series: "counts of the sidebar",
    what: `counts of the sidebar, ${measured.toLocaleString("en")} articles`,
    unit: "ms",
    ours: spreadOf(times.ours),
    baseline: spreadOf(times.theirs),
    against: "one count in a bare table",
    budget: { kind: "at-most", limit: 2 * LIMIT_MS, statistic: "p95" },
    budgetFor: { articles: 100_000, measured },
    compared: "how many articles there are",
  };
}

function mostUsedTag(index: SearchIndex): Tag {
  const [first] = index.overview().tags.toSorted((a, b) => b.count - a.count);
  if (first === undefined) throw new Error("no article has a tag");
  return first.tag;
}

/** A tag also stands for all above it. */
function bareRowOf(row: ArticleRow) {
  const tags = row.tags.flatMap((tag) => {
    const parts = foldName(tag).split("/");
    return parts.map((_, depth) => parts.slice(0, depth + 1).join("/"));
  });
  return {
    id: row.articleId,
    added: Date.parse(row.added),
    words: row.words,
    title: foldName(row.title),
    tags,
    row: JSON.stringify(row),
  };
}
