import type { ArticleDifference } from "#contract/records.js";
import { compareDocuments } from "#core/difference/compare-documents.js";
import type { DifferenceRow } from "#core/difference/difference.js";
import { ok } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { Handler } from "./handlers.ts";
import { openVersion } from "./open-version.ts";

/** Nobody reads more, and a window that draws them stays quick. */
const MOST_ROWS = 2_000;

export function showDifference(parts: AppParts): Handler<"articles.difference"> {
  return async ({ articleId, from, to }) => {
    const article = await parts.articles.open(articleId);
    if (!article.ok) return article;
    const { title, current } = article.value.record;
    const old = await openVersion(parts, article.value, from);
    if (!old.ok) return old;
    const newer = await openVersion(parts, article.value, to);
    if (!newer.ok) return newer;
    if (!old.value.document.ok) return old.value.document;
    if (!newer.value.document.ok) return newer.value.document;
    const { rows, left } = compareDocuments(old.value.document.value, newer.value.document.value, {
      mostRows: MOST_ROWS,
    });
    return ok({
      title,
      current: current.contentHash,
      from: old.value.facts,
      to: newer.value.facts,
      rows: rows.map(asRecord),
      left,
    });
  };
}

function asRecord(row: DifferenceRow): ArticleDifference["rows"][number] {
  return row.kind === "changed" ? { kind: "changed", parts: [...row.parts] } : row;
}
