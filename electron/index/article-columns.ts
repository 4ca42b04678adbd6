import { ARTICLE_STATES } from "#core/article/article-state.js";
import { keptUntilChanged } from "./kept-until-changed.ts";
import { numbersIn, roomForRows, textsIn } from "./number-list.ts";
import { whileWanted } from "./sql.ts";

/** What articles are counted by, each at the place of its number. */
export interface ArticleColumns {
  /** A place in `ARTICLE_STATES`, or one past the last. */
  readonly states: Uint8Array;
  /** A place in `siteNames`; 0 where there is no article. */
  readonly sites: Uint32Array;
  /** As the column `site` has them; none at 0. */
  readonly siteNames: readonly string[];
  /** That which holds all of an article's date (see `publishedSpan`), or `NO_YEAR`. */
  readonly years: Int32Array;
}

/** Of an article without a date, or with one that lies in several years. */
export const NO_YEAR = 2 ** 31 - 1;

const STATE = `CASE a.state ${ARTICLE_STATES.map((state, at) => `WHEN '${state}' THEN ${at}`).join(" ")}
  ELSE ${ARTICLE_STATES.length} END`;
const COLUMNS = ["a.number", STATE, "a.site", "a.published", "a.publishedUntil"]
  .map((column, at) => `json_group_array(${column}) AS c${at}`)
  .join(", ");

/** Of every article there is, at nine bytes each. */
export const everyArticle = keptUntilChanged((database): ArticleColumns => {
  const room = roomForRows(database, "article");
  const states = new Uint8Array(room);
  const sites = new Uint32Array(room);
  const years = new Int32Array(room).fill(NO_YEAR);
  const places = new Map<string, number>();
  const row = database.first(
    `SELECT ${COLUMNS} FROM article a WHERE ${whileWanted("a.number").text}`,
  );
  const withStates = numbersIn(row, "c1");
  const withSites = textsIn(row, "c2");
  const published = numbersIn(row, "c3");
  const untils = numbersIn(row, "c4");
  for (const [at, number] of numbersIn(row, "c0").entries()) {
    states[number] = withStates[at] ?? ARTICLE_STATES.length;
    sites[number] = placeOf(places, withSites[at] ?? "");
    years[number] = yearOf(published[at] ?? null, untils[at] ?? null);
  }
  return { states, sites, siteNames: ["", ...places.keys()], years };
});

function placeOf(places: Map<string, number>, site: string): number {
  const known = places.get(site) ?? places.size + 1;
  places.set(site, known);
  return known;
}

/** @param from, until  milliseconds since 1970; null for no date */
function yearOf(from: number | null, until: number | null): number {
  if (from === null || until === null) return NO_YEAR;
  const year = new Date(from).getUTCFullYear();
  return new Date(until - 1).getUTCFullYear() === year ? year : NO_YEAR;
}
