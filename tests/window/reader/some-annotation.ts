import { Annotation } from "#core/annotation/annotation.js";

const HASH = "ab".repeat(32);

/** An annotation as the app would tell it. @param number  makes its id */
export function someAnnotation(number: number, fields: Partial<Annotation>): Annotation {
  const span = { start: number * 10, end: number * 10 + 5 };
  return Annotation.parse({
    annotationId: String(number).padStart(26, "0"),
    articleId: "0".repeat(26),
    contentHash: HASH,
    position: span,
    quote: { exact: "words", prefix: "", suffix: "" },
    block: { headings: [], index: 0 },
    color: "yellow",
    style: "fill",
    note: "",
    noteVersions: [],
    tags: [],
    trashed: false,
    restored: false,
    quotation: false,
    trashedAt: null,
    purged: false,
    created: "2026-11-22T09:00:00.000Z",
    modified: "2026-11-22T09:00:00.000Z",
    anchor: { kind: "placed", span },
    ...fields,
  });
}
