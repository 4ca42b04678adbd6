import { compareText } from "#core/compare-text.js";
import type { Tag } from "#core/tag/tag.js";
import { foldName } from "#core/text/fold-for-search.js";
import { storedTag } from "./carried-tags.ts";
import type { Database, SqlRow } from "./database.ts";
import { FOUND, type FoundNumbers } from "./found-numbers.ts";
import { keptUntilChanged } from "./kept-until-changed.ts";
import { numbersIn } from "./number-list.ts";
import type { SearchFacets } from "./rows.ts";
import { whileWanted } from "./sql.ts";
import { tagNamesOf } from "./tag-names-of.ts";

/** What carries one of the stored tags that are called so now, or stand below that. */
interface Carriers {
  /** As it is spelled there. */
  readonly tag: Tag;
  /** By themselves, and not only a tag below it: then it is spelled as there. */
  readonly isOwn: boolean;
  /** Of articles or of annotations. */
  readonly numbers: Uint32Array;
}

interface KnownTag {
  readonly articles: Carriers[];
  readonly annotations: Carriers[];
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
  function count({ articles, annotations }: KnownTag): SearchFacets["tags"][number] | undefined {
    turn += 1;
    let total = 0;
    let spelled: Carriers | undefined;
    function spell(carriers: Carriers): void {
      if (spelled === undefined || (carriers.isOwn && !spelled.isOwn)) spelled = carriers;
    }
    for (const carriers of articles) {
      for (const article of carriers.numbers) {
        const hits = hitsOf[article] ?? 0;
        if (hits === 0) continue;
        spell(carriers);
        if (countedArticles[article] === turn) continue;
        countedArticles[article] = turn;
        total += hits;
      }
    }
    for (const carriers of annotations) {
      for (const annotation of carriers.numbers) {
        const held = holds[annotation] ?? 0;
        if (held === 0) continue;
        spell(carriers);
        if (countedAnnotations[annotation] === turn) continue;
        countedAnnotations[annotation] = turn;
        // Its article's tag may have counted it.
        if (held !== FOUND || countedArticles[articleOf[annotation] ?? 0] !== turn) total += 1;
      }
    }
    return spelled === undefined ? undefined : { tag: spelled.tag, count: total };
  }
  return [...everyTag(database)]
    .flatMap((known) => count(known) ?? [])
    .filter(({ count: hits }) => hits > 0)
    .toSorted((one, other) => other.count - one.count || compareText(one.tag, other.tag));
}

/** Every tag by the name that it has now, and who carries it: four bytes for each carrier, also of each tag above. */
const everyTag = keptUntilChanged((database): readonly KnownTag[] => {
  const names = tagNamesOf(database);
  const byName = new Map<string, KnownTag>();
  function known(tag: Tag): KnownTag {
    const name = foldName(tag);
    const before = byName.get(name) ?? { articles: [], annotations: [] };
    byName.set(name, before);
    return before;
  }
  for (const [kind, table] of [
    ["articles", "article"],
    ["annotations", "annotation"],
  ] as const) {
    for (const row of carriersIn(database, table)) {
      const shown = names.shownAs(storedTag(row));
      if (shown === undefined) continue;
      const numbers = new Uint32Array(numbersIn(row, "carriers"));
      // `tag:` means the tags below, too, and one may be asked for that nothing carries but by those.
      for (const tag of withTagsAbove(shown)) {
        known(tag)[kind].push({ tag, isOwn: tag === shown, numbers });
      }
    }
  }
  return [...byName.values()];
});

/** The tables stand in the order of names: each is gone through from one end to the other, and nothing is sorted. */
function carriersIn(database: Database, kind: "article" | "annotation"): readonly SqlRow[] {
  return database.all(
    `SELECT min(tag) AS tag, json_group_array(${kind}) AS carriers FROM ${kind}_tag
     WHERE ${whileWanted(kind).text} GROUP BY name`,
  );
}

function withTagsAbove(tag: Tag): readonly Tag[] {
  const steps = tag.split("/");
  // What stands before a slash of a tag is one, too.
  return steps.map((_step, at) => steps.slice(0, at + 1).join("/") as Tag);
}
