import type { AnnotationDeed } from "#contract/annotation-records.js";
import { compareText } from "#core/compare-text.js";
import { describeDeed } from "#core/operation/describe-deed.js";
import { writtenAt } from "#core/operation/hybrid-clock.js";
import type { Operation } from "#core/operation/operation.js";
import { fail, ok } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { Handler } from "./handlers.ts";

/** Everything that was ever done to an annotation, on whatever device, newest first. */
export function annotationHistory(parts: AppParts): Handler<"annotations.history"> {
  const { index, library } = parts;
  return async ({ annotationId }) => {
    const articleId = index.articleOfAnnotation(annotationId);
    if (articleId === undefined)
      return fail({ code: "annotation-not-found", detail: annotationId });
    const files = await library.readArticle(articleId);
    if (!files.ok) return files;
    const deeds = files.value.operations
      .filter(({ id }) => id === annotationId)
      .toSorted((one, other) => compareText(other.t, one.t) || compareText(other.w, one.w))
      .flatMap(deedOf);
    return ok({ deeds });
  };
}

function deedOf(operation: Operation): readonly AnnotationDeed[] {
  if (operation.kind !== "highlight") return [];
  const { note, quote } = operation.set ?? {};
  const text = Array.isArray(note) ? note.join("\n\n") : note;
  return [
    {
      deed: describeDeed([operation]),
      written: writtenAt(operation),
      ...(text !== undefined && { note: text ?? "" }),
      ...(quote !== undefined && { quote: quote.exact }),
    },
  ];
}
