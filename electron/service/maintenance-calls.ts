import { setImmediate as nextTurn } from "node:timers/promises";
import { fail, ok } from "#core/result.js";
import type { AppParts } from "./app-parts.ts";
import type { Handlers } from "./handlers.ts";
import type { LeftBehind } from "./left-behind.ts";
import type { Reconciler } from "./reconcile.ts";

export type MaintenanceCalls = Pick<
  Handlers,
  "library.check" | "library.decideMissing" | "library.rebuild"
>;

export function maintenanceCalls(
  parts: AppParts,
  reconciler: Reconciler,
  leftBehind: LeftBehind,
): MaintenanceCalls {
  const { library, index } = parts;

  return {
    async "library.check"({ repair }, { signal, onProgress }) {
      const { filesChecked, problems } = await library.check({ repair, signal, onProgress });
      if (signal.aborted) return fail({ code: "cancelled" });
      const waiting = await leftBehind.check({ repair });
      await settleFirst(parts, signal);
      const indexProblems = await index.ask("check", undefined, signal);
      // The index holds nothing of its own: mending it is building it again. What the repair set aside leaves it too.
      if (repair && indexProblems.length > 0) await reconciler.rebuild({ signal, onProgress });
      else if (repair) await reconciler.reconcile({ signal, onProgress });
      if (signal.aborted) return fail({ code: "cancelled" });
      return ok({ filesChecked, problems: [...waiting, ...problems, ...indexProblems] });
    },

    async "library.decideMissing"({ answer }, context) {
      await library.scan({ signal: context.signal });
      if (answer === "go-on-without") library.acceptMissingArticles();
      await reconciler.reconcile(context);
      parts.emit({ kind: "articles-changed", articleIds: [] });
      parts.emit({ kind: "library-changed" });
      return ok({ undecided: library.undecidedArticles ?? null });
    },

    async "library.rebuild"(_input, context) {
      const rebuilt = await reconciler.rebuild(context);
      // What is missing is filled in the background.
      return context.signal.aborted ? fail({ code: "cancelled" }) : ok(rebuilt);
    },
  };
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
