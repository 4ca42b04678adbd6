import { topicTerms } from "#core/resemblance/topic-terms.js";
import type { ArticleId } from "#core/identity/ids.js";
import type { BareLibrary } from "../baselines/bare-library.ts";
import { every } from "../material/every.ts";
import { openBesideBare } from "../run/beside-bare.ts";
import type { Row } from "../run/row.ts";
import { comparedTimes, type Elapsed, startStopwatch } from "../run/stopwatch.ts";

const ARTICLES = 30;
const LIMIT = 10;
const LIMIT_MS = 300;
/** What a plain search takes of an article: of its most frequent words the most telling ones. */
const PRICED = 250;
const TELLING = 16;
/** In a larger library a word that stands in more articles tells little. */
const TOO_COMMON = 2_000;
/** Ours must be among so many of theirs: both rank by other counts. */
const AMONG = 40;

/** Articles that are about the same as one. */
export const similarRow: Row = {
  name: "similar",
  async *figures(bench) {
    await using both = await openBesideBare(bench);
    const { index, bare } = both;
    bench.say(`similar: what ${ARTICLES} articles have in common with others`);
    const { rows } = index.listArticles({
      view: "all",
      query: "lang:en",
      sort: "newest",
      offset: 0,
      limit: bench.articles,
    });
    const asked = every(rows, ARTICLES);
    const ours: Elapsed[] = [];
    const theirs: Elapsed[] = [];
    let named = 0;
    for (const { articleId } of asked) {
      const stopOurs = startStopwatch();
      const related = index.findRelated({ articleId, without: [], limit: LIMIT });
      ours.push(stopOurs());
      const stopTheirs = startStopwatch();
      const best = similarBarely(bare, articleId);
      theirs.push(stopTheirs());
      const [likest] = related;
      if (likest === undefined) continue;
      named += 1;
      if (!best.includes(likest.articleId)) {
        throw new Error(`${articleId}: “${likest.title}” is not among the best of a plain search`);
      }
    }
    if (named === 0) throw new Error("no article is similar to any");
    yield {
      row: "similar",
      series: "articles about the same",
      what: `articles about the same, ${bench.articles.toLocaleString("en")} articles`,
      ...comparedTimes({ ours, theirs, isAllWork: true }),
      against: `fts5vocab and one OR of ${TELLING} words in bare FTS5`,
      budget: { kind: "at-most", limit: LIMIT_MS, statistic: "p95" },
      budgetFor: { articles: 100_000, measured: bench.articles },
      compared: `the likest of each of ${named} articles, among the best ${AMONG} of the other; ${asked.length - named} have none`,
    };
  },
};

/** By TF-IDF, as a plain “more like this” does. */
function similarBarely(bare: BareLibrary, articleId: ArticleId): readonly ArticleId[] {
  const terms = topicTerms(bare.textOf(articleId)).slice(0, PRICED);
  const prices = bare.priceWords(terms.map(({ tokens }) => tokens.join(" ")));
  const telling = terms
    .flatMap(({ tokens, count }) => {
      const word = tokens.join(" ");
      const articles = prices.get(word) ?? 0;
      if (articles < 2 || articles > TOO_COMMON) return [];
      return [{ word, weight: (1 + Math.log(count)) * Math.log(bare.articles / articles) }];
    })
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, TELLING);
  const expression = telling.map(({ word }) => `"${word}"`).join(" OR ");
  return bare.bestArticles(expression, AMONG);
}
