import { COLORS } from "#core/annotation/color.js";
import type { Database, SqlRow } from "./database.ts";
import { keptUntilChanged } from "./kept-until-changed.ts";
import { numbersIn, roomForRows } from "./number-list.ts";
import { whileWanted } from "./sql.ts";

/** What annotations are counted by, each at the place of its number; where there is none, or it was not asked for, 0. */
export interface AnnotationColumns {
  /** The number of its article, which is never 0. */
  readonly articles: Uint32Array;
  /** See `colorIn` and `isTrashedIn`. */
  readonly looks: Uint8Array;
}

/** The place of a colour in `COLORS`, and behind it whether the annotation lies in the trash or was deleted for good. */
const LOOK = `(CASE n.color ${COLORS.map((color, at) => `WHEN '${color}' THEN ${at}`).join(" ")} ELSE ${COLORS.length} END)
  * 2 + (n.trashed <> 0)`;

/** @returns a place in `COLORS`, or one past the last */
export function colorIn(look: number): number {
  return look >> 1;
}

export function isTrashedIn(look: number): boolean {
  return look % 2 === 1;
}

const COLUMNS = `json_group_array(n.number) AS numbers, json_group_array(n.article) AS articles,
  json_group_array(${LOOK}) AS looks`;

/** Of every annotation there is, at five bytes each. */
export const everyAnnotation = keptUntilChanged((database): AnnotationColumns => {
  const columns = noColumns(database);
  // In the order of an index that holds all of it.
  const [row] = database.all(
    `SELECT ${COLUMNS} FROM annotation n INDEXED BY annotation_by_article WHERE ${whileWanted("n.number").text}`,
  );
  fill(columns, row);
  return columns;
});

/** Of these alone, and of those of these articles. */
export function someAnnotations(
  database: Database,
  of: { readonly annotations: readonly number[]; readonly articles: readonly number[] },
): AnnotationColumns {
  const columns = noColumns(database);
  for (const [name, numbers] of [
    ["number", of.annotations],
    ["article", of.articles],
  ] as const) {
    const [row] = database.all(
      `SELECT ${COLUMNS} FROM json_each(?) AS given CROSS JOIN annotation n ON n.${name} = given.value
       WHERE ${whileWanted("n.number").text}`,
      JSON.stringify(numbers),
    );
    fill(columns, row);
  }
  return columns;
}

function noColumns(database: Database): AnnotationColumns {
  const room = roomForRows(database, "annotation");
  return { articles: new Uint32Array(room), looks: new Uint8Array(room) };
}

function fill({ articles, looks }: AnnotationColumns, row: SqlRow | undefined): void {
  const numbers = numbersIn(row, "numbers");
  const ofArticles = numbersIn(row, "articles");
  const withLooks = numbersIn(row, "looks");
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] ?? 0;
    articles[number] = ofArticles[at] ?? 0;
    looks[number] = withLooks[at] ?? 0;
  }
}
