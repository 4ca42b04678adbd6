import { COLORS, type Color } from "#core/annotation/color.js";
import type { Query } from "#core/query/query.js";
import {
  type AnnotationColumns,
  colorIn,
  everyAnnotation,
  isTrashedIn,
  someAnnotations,
} from "./annotation-columns.ts";
import type { Database } from "./database.ts";
import { numbersIn, roomForRows } from "./number-list.ts";
import { annotationsHeld, articleRows } from "./search-candidates.ts";

/**
 * What a query holds for, as numbers of rows. Annotations that are not found as they are would be found if something that they have
 * of their own were asked for, such as a tag.
 */
export interface FoundNumbers {
  /** How many hits an article stands for, by its number: itself, if it is found, and each of its annotations that is. */
  readonly hitsOf: Uint32Array;
  /** By the number of an annotation: 0 when the query does not hold for it. */
  readonly holds: Uint8Array;
  /** By the number of an annotation that the query holds for. */
  readonly articleOf: Uint32Array;
  /** How many hits each colour would leave. */
  readonly colors: ReadonlyMap<Color, number>;
}

/** Values of `holds`. */
export const HELD = 1;
export const FOUND = 2;

/** Where one row in so many is wanted, reading all of an index that holds what is needed takes less time than looking up each. */
const MANY = 8;

export function findNumbers(database: Database, query: Query): FoundNumbers {
  const articles = listArticles(database, query);
  const { own, more } = listAnnotations(database, query);
  const hitsOf = new Uint32Array(roomForRows(database, "article"));
  const holds = new Uint8Array(roomForRows(database, "annotation"));
  for (const number of articles) hitsOf[number] = 1;
  for (const number of more) holds[number] = HELD;
  for (const number of own) holds[number] = FOUND;
  const annotations = more.length === 0 ? own : [...own, ...more];
  const areMany =
    annotations.length * MANY > holds.length || articles.length * MANY > hitsOf.length;
  const columns = areMany
    ? everyAnnotation(database)
    : someAnnotations(database, { annotations, articles });
  const colors = countColors(columns, articles, { hitsOf, holds });
  for (const number of own) {
    const article = columns.articles[number] ?? 0;
    hitsOf[article] = (hitsOf[article] ?? 0) + 1;
  }
  return { hitsOf, holds, articleOf: columns.articles, colors };
}

function listArticles(database: Database, query: Query): readonly number[] {
  const { text, values } = articleRows(database, query);
  const listed = database.first(
    `SELECT json_group_array(number) AS numbers FROM (${text})`,
    ...values,
  );
  return numbersIn(listed, "numbers");
}

function listAnnotations(
  database: Database,
  query: Query,
): Readonly<Record<"own" | "more", readonly number[]>> {
  const { text, values } = annotationsHeld(database, query);
  const listed = database.first(
    `SELECT json_group_array(number) FILTER (WHERE isOwn) AS own,
       json_group_array(number) FILTER (WHERE NOT isOwn) AS more FROM (${text})`,
    ...values,
  );
  return { own: numbersIn(listed, "own"), more: numbersIn(listed, "more") };
}

/** An article has the colours of its highlights outside the trash; an annotation has its own. */
function countColors(
  { articles, looks }: AnnotationColumns,
  found: readonly number[],
  { hitsOf, holds }: Pick<FoundNumbers, "hitsOf" | "holds">,
): ReadonlyMap<Color, number> {
  const masks = new Uint8Array(hitsOf.length);
  const counts = new Uint32Array(COLORS.length + 1);
  for (let number = 1; number < articles.length; number += 1) {
    const article = articles[number] ?? 0;
    if (article === 0) continue;
    const look = looks[number] ?? 0;
    const color = colorIn(look);
    if (!isTrashedIn(look)) masks[article] = (masks[article] ?? 0) | (1 << color);
    if (holds[number] !== 0) counts[color] = (counts[color] ?? 0) + 1;
  }
  for (const number of found) {
    const mask = masks[number] ?? 0;
    for (let color = 0; color < COLORS.length; color += 1) {
      if ((mask >> color) % 2 === 1) counts[color] = (counts[color] ?? 0) + 1;
    }
  }
  return new Map(COLORS.map((color, at) => [color, counts[at] ?? 0]));
}
