import { compareText } from "#core/compare-text.js";
import type { Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import { storedTag } from "./carried-tags.ts";
import type { Database, SqlRow } from "./database.ts";
import { FOUND, type FoundNumbers, type Rows } from "./found-numbers.ts";
import { numbersIn } from "./number-list.ts";
import type { SearchFacets } from "./rows.ts";
import { whileWanted } from "./sql.ts";
import { tagNamesOf } from "./tag-names-of.ts";

/** What carries the stored tags that are called so now, or stand below that. */
interface Carriers {
  tag: Tag;
  /** By something itself, and not only the tags below it; then it is spelled as there. */
  isCarried: boolean;
  /** Of articles, and of annotations: one list for each stored name. */
  readonly articles: (readonly number[])[];
  readonly annotations: (readonly number[])[];
}

/**
 * How many of what was found each tag leaves; those that leave most first. An annotation that was found as it is has its article's
 * tags, too. What carries a tag in several spellings, or several tags below one, counts once.
 */
export function countTags(database: Database, found: FoundNumbers): SearchFacets["tags"] {
  const { hitsOf, articleOf, holds } = found;
  /** The last tag that was counted for each article and each annotation, from 1. */
  const countedArticles = new Uint32Array(hitsOf.length);
  const countedAnnotations = new Uint32Array(holds.length);
  let turn = 0;
  function count({ articles, annotations }: Carriers): number {
    turn += 1;
    let hits = 0;
    for (const article of articles.flat()) {
      if (countedArticles[article] === turn) continue;
      countedArticles[article] = turn;
      hits += hitsOf[article] ?? 0;
    }
    for (const annotation of annotations.flat()) {
      const held = holds[annotation] ?? 0;
      if (held === 0 || countedAnnotations[annotation] === turn) continue;
      countedAnnotations[annotation] = turn;
      // Its article's tag may have counted it.
      if (held !== FOUND || countedArticles[articleOf[annotation] ?? 0] !== turn) hits += 1;
    }
    return hits;
  }
  return [...carriersOf(database, found)]
    .map((carriers) => ({ tag: carriers.tag, count: count(carriers) }))
    .filter(({ count: hits }) => hits > 0)
    .toSorted((one, other) => other.count - one.count || compareText(one.tag, other.tag));
}

function carriersOf(database: Database, found: FoundNumbers): Iterable<Carriers> {
  const names = tagNamesOf(database);
  const byName = new Map<string, Carriers>();
  function carriersWith(tag: Tag): Carriers {
    const name = foldName(tag);
    const known = byName.get(name);
    if (known !== undefined) return known;
    const made: Carriers = { tag, isCarried: false, articles: [], annotations: [] };
    byName.set(name, made);
    return made;
  }
  function read(rows: readonly SqlRow[], kind: "articles" | "annotations"): void {
    for (const row of rows) {
      const shown = names.shownAs(storedTag(row));
      if (shown === undefined) continue;
      const numbers = numbersIn(row, "carriers");
      // `tag:` means the tags below, too, and one may be asked for that nothing carries but by those.
      for (const tag of withTagsAbove(shown)) {
        const carriers = carriersWith(tag);
        carriers[kind].push(numbers);
        if (tag !== shown || carriers.isCarried) continue;
        carriers.tag = tag;
        carriers.isCarried = true;
      }
    }
  }
  read(carriersIn(database, "article", found.places), "articles");
  read(carriersIn(database, "annotation", found.annotations), "annotations");
  return byName.values();
}

/** The tables stand in the order of names: each is gone through from one end to the other, and nothing is sorted. */
function carriersIn(
  database: Database,
  kind: "article" | "annotation",
  { numbers, areMany }: Rows,
): readonly SqlRow[] {
  const select = `SELECT min(tag) AS tag, json_group_array(${kind}) AS carriers FROM ${kind}_tag`;
  const wanted = whileWanted(kind).text;
  return areMany
    ? database.all(`${select} WHERE ${wanted} GROUP BY name`)
    : database.all(
        `${select} WHERE ${wanted} AND ${kind} IN (SELECT value FROM json_each(?)) GROUP BY name`,
        JSON.stringify(numbers),
      );
}

function withTagsAbove(tag: Tag): readonly Tag[] {
  const steps = tag.split("/");
  // What stands before a slash of a tag is one, too.
  return steps.map((_step, at) => steps.slice(0, at + 1).join("/") as Tag);
}
