import type { CallOutput, ParsedCallInput } from "#contract/calls.js";
import type { Failure } from "#core/failure/failure.js";
import type { ActionId, ArticleId } from "#core/identity/ids.js";
import type { Change } from "#core/operation/operation.js";
import { fail, ok, type Result } from "#core/result.js";
import { describeFailure } from "#core/wording/describe-failure.js";
import type { OpenSnapshot } from "../library/snapshot/read-snapshot.ts";
import type { AppParts } from "./app-parts.ts";
import { compareArticles, compareLibraryMarks, type ComparedArticle } from "./compare-snapshot.ts";
import { damageIn } from "./describe-snapshot.ts";
import { concernsOneArticle } from "./concerns-one-article.ts";
import type { CallContext } from "./handlers.ts";
import type { LibraryMarksDesk } from "./library-marks-desk.ts";

type Restored = CallOutput<"snapshots.restore">;
type Totals = { -readonly [Name in keyof Restored]: Restored[Name] };

/** As many go into the index together. Between reading and writing one nobody waits long. */
const RESTORED_AT_ONCE = 50;

/**
 * Brings back what is gone and sets back what is other, some articles at a time. Stopped or killed in between, the articles before are
 * restored whole, and doing it again does the rest; what was set back is one deed all the same.
 */
export async function restoreSnapshot(
  parts: AppParts,
  marks: LibraryMarksDesk,
  snapshot: OpenSnapshot,
  {
    input: { articleIds, changed, added },
    context,
  }: { readonly input: ParsedCallInput<"snapshots.restore">; readonly context: CallContext },
): Promise<Result<Restored, Failure>> {
  if (context.signal.aborted) return fail({ code: "cancelled" });
  const choice = { changed, added };
  const action = parts.newId.action();
  const totals: Totals = { articles: 0, lines: 0, changes: 0, missing: 0, problems: [] };
  if (articleIds.length === 0) {
    const plan = await compareLibraryMarks(parts, snapshot, choice);
    const brought = await parts.library.bringBack("library", plan.bringBack);
    if (!brought.ok) return brought;
    if (plan.bringBack.length > 0) await marks.refresh();
    const written =
      plan.changes.length > 0 ? await marks.write(plan.changes, { action }) : ok(undefined);
    if (!written.ok) return written;
    totals.lines += plan.bringBack.length;
    totals.changes += plan.changes.length;
  }
  let some: ComparedArticle[] = [];
  for await (const article of compareArticles(parts, snapshot, { articleIds, choice, context })) {
    some.push(article);
    if (some.length < RESTORED_AT_ONCE) continue;
    const restored = await restoreSome(parts, some, { action, totals });
    if (!restored.ok) return restored;
    some = [];
  }
  const restored = await restoreSome(parts, some, { action, totals });
  if (!restored.ok) return restored;
  if (context.signal.aborted) return fail({ code: "cancelled" });
  totals.problems.push(...damageIn(snapshot));
  return ok(totals);
}

async function restoreSome(
  parts: AppParts,
  articles: readonly ComparedArticle[],
  { action, totals }: { readonly action: ActionId; readonly totals: Totals },
): Promise<Result<void, Failure>> {
  const changes = new Map<ArticleId, readonly Change[]>();
  const broughtBack = new Set<ArticleId>();
  for (const article of articles) {
    const { articleId, plan } = article;
    if (article.state === "missing" && plan.differences.length > 0) totals.missing += 1;
    if (article.state === "unreadable") totals.problems.push(describeFailure(article.failure));
    if (article.state !== "there") continue;
    const brought = await parts.library.bringBack(articleId, plan.bringBack);
    if (!brought.ok) {
      if (!concernsOneArticle(brought.error, parts.library)) return brought;
      totals.problems.push(describeFailure(brought.error));
      continue;
    }
    if (plan.changes.length > 0) changes.set(articleId, plan.changes);
    if (plan.bringBack.length > 0) broughtBack.add(articleId);
    if (plan.changes.length + plan.bringBack.length > 0) totals.articles += 1;
    totals.lines += plan.bringBack.length;
    totals.changes += plan.changes.length;
  }
  // Of the others `writeAll` puts in what it has written; one that refuses has its lines all the same.
  await parts.articles.refresh([...broughtBack]);
  const written = await parts.articles.writeAll(
    changes,
    { action },
    {
      onRefused(failure, articleId) {
        totals.problems.push(describeFailure(failure));
        totals.changes -= changes.get(articleId)?.length ?? 0;
        if (!broughtBack.has(articleId)) totals.articles -= 1;
      },
    },
  );
  return written.ok ? ok(undefined) : written;
}
