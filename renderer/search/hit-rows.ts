import type { ArticleId } from "#core/identity/ids.js";
import type { HitPassage, SearchHit } from "#contract/search-records.js";

/** A row of the results. What belongs to a hit follows it. */
export type HitRow = { readonly key: string; readonly hit: SearchHit } & (
  | { readonly kind: "hit" }
  /** Another place in the article of the hit. */
  | { readonly kind: "passage"; readonly passage: HitPassage }
  /** Shows the places that are left. */
  | { readonly kind: "more"; readonly left: number; readonly mayHaveMore: boolean }
);

/**
 * @param unfolded  all passages of the articles that somebody wanted to see whole
 * @returns the rows of the list. The first passage that is unfolded has the key of the row that unfolded it, so that the focus
 * stays where it is
 */
export function hitRows(
  hits: readonly SearchHit[],
  unfolded: ReadonlyMap<ArticleId, readonly HitPassage[]>,
): readonly HitRow[] {
  return hits.flatMap((hit): readonly HitRow[] => {
    const key = hitKey(hit);
    const whole = hit.kind === "article" ? unfolded.get(hit.articleId) : undefined;
    const passages = whole?.slice(1) ?? hit.others;
    const rows: HitRow[] = [
      { kind: "hit", key, hit },
      ...passages.map((passage, at) => ({
        kind: "passage" as const,
        key: `${key} ${at}`,
        hit,
        passage,
      })),
    ];
    if (whole === undefined && hit.left > 0) {
      const { left, mayHaveMore } = hit;
      rows.push({ kind: "more", key: `${key} ${passages.length}`, hit, left, mayHaveMore });
    }
    return rows;
  });
}

function hitKey({ kind, articleId, annotationId, start }: SearchHit): string {
  return `${kind} ${annotationId ?? articleId} ${start}`;
}

/** The words of the query as they stand in a hit; "" for one that shows none. */
export function wordsFound(row: HitRow): string {
  const { snippet, marks } = row.kind === "passage" ? row.passage : row.hit;
  const [first] = marks;
  return first === undefined ? "" : snippet.slice(first.start, first.end);
}
