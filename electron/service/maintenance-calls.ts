import { setImmediate as nextTurn } from "node:timers/promises";
import type { ParsedCallInput } from "#contract/calls.js";
import { fail, ok } from "#core/result.js";
import type { CheckReport, CheckedProblem, KeptBeside } from "../library/check/check-report.ts";
import type { AppParts } from "./app-parts.ts";
import type { AskedCheck, AskedChecks } from "./asked-check.ts";
import { problemWording } from "../library/problem-wording.ts";
import { systemErrorCode } from "../library/system-error.ts";
import { bringLinesBack } from "./bring-lines-back.ts";
import { checkAnnotations } from "./check-annotations.ts";
import type { CheckSlowly } from "./check-slowly.ts";
import { faultsOf } from "./faults-of.ts";
import type { CallContext, Handler, Handlers, Progress } from "./handlers.ts";
import type { LeftBehind } from "./left-behind.ts";
import type { Reconciler } from "./reconcile.ts";

export type MaintenanceCalls = Pick<
  Handlers,
  "library.check" | "library.decideMissing" | "library.rebuild"
>;

interface MaintenanceParts {
  readonly reconciler: Reconciler;
  readonly leftBehind: LeftBehind;
  readonly slowCheck: Pick<CheckSlowly, "tookCheck">;
  readonly kept: KeptBeside;
}

export function maintenanceCalls(
  parts: AppParts,
  others: MaintenanceParts & { readonly askedChecks: AskedChecks },
): MaintenanceCalls {
  const { reconciler, askedChecks } = others;
  const { library } = parts;

  return {
    "library.check": (input, context) =>
      askedChecks.run(input, (asked) => checkAll(parts, others, { input, context, asked })),

    async "library.decideMissing"(decision, context) {
      const isAccepted =
        decision.answer === "go-on-without" &&
        (await library.acceptMissingArticles(decision.figures));
      if (decision.answer === "look-again") await library.scan({ signal: context.signal });
      const { undecidedArticles: undecided = null, readOnlyBecause } = library;
      // Such as that the library is out of sight: then nobody knows what is missing in it.
      if (undecided === null && readOnlyBecause !== undefined) return fail(readOnlyBecause);
      await reconciler.reconcileAnew(context);
      parts.emit({ kind: "articles-changed", articleIds: [] });
      parts.emit({ kind: "library-changed" });
      return ok({ undecided, isAccepted });
    },

    async "library.rebuild"(_input, context) {
      const rebuilt = await reconciler.rebuild(context);
      // What is missing is filled in the background.
      return context.signal.aborted ? fail({ code: "cancelled" }) : ok(rebuilt);
    },
  };
}

/** Files, what was marked in them, what is kept beside the library, and the index. */
async function checkAll(
  parts: AppParts,
  { reconciler, leftBehind, slowCheck, kept }: MaintenanceParts,
  {
    input: { repair },
    context: { signal, onProgress },
    asked,
  }: {
    readonly input: ParsedCallInput<"library.check">;
    readonly context: CallContext;
    readonly asked: AskedCheck;
  },
): ReturnType<Handler<"library.check">> {
  const { library, index } = parts;
  const onFiles = firstHalf(onProgress);
  const found = await library.check({
    repair,
    kept,
    goesOn: asked,
    signal,
    onProgress: onFiles,
  });
  // What cannot be seen is neither well nor damaged, and what is known of it stays known.
  if (found.outOfSight !== undefined) return fail(found.outOfSight);
  await asked.save();
  const { snapshots } = kept;
  const checked = repair ? await mendLogs(library, found, { snapshots, signal }) : found;
  library.faults.note(...faultsOf(checked.problems));
  if (signal.aborted) return fail({ code: "cancelled" });
  const misplaced = await checkAllAnnotations(parts, asked, {
    signal,
    onProgress: secondHalf(onProgress),
  });
  const waiting = await leftBehind.check({ repair });
  await settleFirst(parts, signal);
  const indexProblems = await index.ask("check", undefined, signal);
  // The index holds nothing of its own: mending it is building it again. What the repair set aside leaves it too.
  const contradictions = indexProblems.length;
  if (repair && contradictions > 0) library.faults.note({ kind: "index-rebuilt", contradictions });
  if (repair && contradictions > 0) await reconciler.rebuild({ signal, onProgress });
  else if (repair) await reconciler.reconcile({ signal, onProgress });
  if (signal.aborted) return fail({ code: "cancelled" });
  library.faults.note(...faultsOf(misplaced));
  await slowCheck.tookCheck(checked.problems, { repaired: repair });
  await asked.finish();
  const problems = [...waiting, ...checked.problems, ...misplaced, ...indexProblems];
  return ok({
    filesChecked: checked.filesChecked,
    problems: problems.map(({ path, problem, action }) => ({ path, problem, action })),
    remarks: [...checked.remarks],
  });
}

/** Damaged lines that a snapshot, or this process, has whole come back beside the logs that they are damaged in. */
async function mendLogs(
  library: AppParts["library"],
  report: CheckReport,
  options: { readonly snapshots: string; readonly signal: AbortSignal },
): Promise<CheckReport> {
  const { linesBack } = problemWording.actions;
  const isDamagedLine = ({ nature }: CheckedProblem): boolean => nature === "damaged-line";
  const logs = new Set(report.problems.filter(isDamagedLine).map(({ path }) => path));
  const brought = await bringLinesBack(library, logs, options);
  const problems = report.problems.map((one) => {
    const lines = isDamagedLine(one) ? (brought.get(one.path) ?? 0) : 0;
    return lines === 0 ? one : { ...one, action: linesBack(lines) };
  });
  return { ...report, problems };
}

type OnProgress = (progress: Progress) => void;

/** The files take one half of the way, what was marked in them the other. */
function firstHalf(onProgress: OnProgress): OnProgress {
  return ({ done, total, current }) => onProgress({ done, total: 2 * total, current });
}

function secondHalf(onProgress: OnProgress): OnProgress {
  return ({ done, total, current }) =>
    onProgress({ done: total + done, total: 2 * total, current });
}

/** Notes where it stands when it is stopped, and now and then. */
async function checkAllAnnotations(
  parts: AppParts,
  asked: AskedCheck,
  { signal, onProgress }: CallContext,
): Promise<readonly CheckedProblem[]> {
  const problems: CheckedProblem[] = [];
  const articles = await parts.library.scan({ signal });
  for (const [index, { articleId, folders }] of articles.entries()) {
    if (signal.aborted) break;
    if (!asked.hasArticle(articleId)) {
      const found = await checkAnnotations(parts, articleId);
      problems.push(...found);
      if (found.length === 0) asked.articleIsSound(articleId);
      if (asked.isDue) await saveInSight(parts.library, asked);
    }
    onProgress({ done: index + 1, total: articles.length, current: folders[0] ?? "" });
  }
  await saveInSight(parts.library, asked);
  return problems;
}

/** Of an article that is out of sight nothing is found. */
async function saveInSight(library: AppParts["library"], asked: AskedCheck): Promise<void> {
  try {
    if ((await library.foldersToCheck()).ok) await asked.save();
  } catch (error) {
    // What cannot be listed is out of sight as well.
    if (systemErrorCode(error) === undefined) throw error;
  }
}

/** As many hold up others for a tenth of a second. */
const SETTLED_AT_ONCE = 100;

/** What a deed on very many articles left to be put right behind it would look like damage. */
async function settleFirst({ index, emit }: AppParts, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { changed, isDone } = index.settle(SETTLED_AT_ONCE);
    if (changed.length > 0) emit({ kind: "articles-changed", articleIds: [...changed] });
    if (isDone) return;
    await nextTurn();
  }
}
