import type { ParsedCallInput } from "#contract/calls.js";
import type { Failure } from "#core/failure/failure.js";
import type { AnnotationId, ArticleId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import { highlightUpdates } from "./annotation-changes.ts";
import type { AppParts } from "./app-parts.ts";
import type { CallContext, Handler } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";
import { createNotWrittenList } from "./not-written.ts";
import { type Owners, ownersOf } from "./owners-of.ts";
import { bringBackTags } from "./tagging.ts";

/** Changes very many annotations as one deed. An article that cannot have it keeps none of the others from it. */
export function updateAnnotations(
  parts: AppParts,
  marks: LibraryMarksDesk,
): Handler<"annotations.updateAll"> {
  return async (input, { signal, onProgress }) => {
    // What is gone meanwhile costs none of the others.
    const isThere = (id: AnnotationId): boolean =>
      parts.index.articleOfAnnotation(id) !== undefined;
    const owners = ownersOf(parts.index, input.annotationIds.filter(isThere));
    if (!owners.ok) return owners;
    // Half of the way is to read the articles, the other half to write them.
    const total = owners.value.size * 2;
    const notWritten = createNotWrittenList(parts.index);
    const changes = await changesOf(parts, owners.value, input, {
      signal,
      onProgress: ({ done }) => onProgress({ done, total, current: "" }),
      onUnread: (failure, articleId) => notWritten.add(failure, articleId, { isKept: false }),
    });
    if (!changes.ok) return changes;
    const deed = { action: parts.newId.action() };
    const sizes = new Map([...changes.value].map(([articleId, list]) => [articleId, list.length]));
    let [changed, left] = [0, sum(sizes.values())];
    const written = await parts.articles.writeAll(changes.value, deed, {
      signal,
      keepsRest: true,
      onWritten(done, articleId) {
        changed += sizes.get(articleId) ?? 0;
        left -= sizes.get(articleId) ?? 0;
        onProgress({ done: owners.value.size + done, total, current: "" });
      },
      onRefused(failure, articleId, how) {
        left -= sizes.get(articleId) ?? 0;
        notWritten.add(failure, articleId, how);
      },
    });
    if (!written.ok) return written;
    const isNone = changed === 0 && notWritten.failure === undefined;
    const back = isNone ? ok(undefined) : await bringBackTags(parts, marks, input.addTags, deed);
    return back.ok ? ok({ changed, left, ...notWritten.told() }) : back;
  };
}

/**
 * @param onUnread  told of an article that cannot be read, which then keeps none of the others; without it that is the answer
 * @param unknown  what to do about annotations of which an article's files say nothing just now: they may be out of sight
 * @returns nothing for an article that need not change
 */
export async function changesOf(
  parts: AppParts,
  owners: Owners,
  input: ParsedCallInput<"annotations.update">,
  {
    signal,
    onProgress,
    onUnread,
    unknown = "skip",
  }: Partial<CallContext> & {
    readonly onUnread?: (failure: Failure, articleId: ArticleId) => void;
    readonly unknown?: "skip" | "fail";
  } = {},
): Promise<Result<ReadonlyMap<ArticleId, readonly Change[]>, Failure>> {
  const changes = new Map<ArticleId, readonly Change[]>();
  let done = 0;
  for (const [articleId, ids] of owners) {
    if (signal?.aborted === true) return fail({ code: "cancelled" });
    const article = await parts.articles.open(articleId);
    if (!article.ok) {
      if (onUnread === undefined || parts.library.readOnlyBecause !== undefined) return article;
      onUnread(article.error, articleId);
      continue;
    }
    const known = new Set(article.value.record.annotations.map((one) => one.annotationId));
    const missing = ids.find((id) => !known.has(id));
    if (unknown === "fail" && missing !== undefined) {
      return fail({ code: "annotation-not-found", detail: missing });
    }
    const list = await highlightUpdates(parts, article.value, ids, input);
    if (!list.ok) return list;
    if (list.value.length > 0) changes.set(articleId, list.value);
    done += 1;
    onProgress?.({ done, total: owners.size, current: "" });
  }
  return ok(changes);
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
