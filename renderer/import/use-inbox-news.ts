import { useCallback, useEffect } from "react";
import type { AppEvent } from "#contract/events.js";
import type { ImportOutcome } from "#contract/records.js";
import { wording } from "#core/wording/wording.js";
import { useAppEvent } from "../data/use-app-events.ts";
import { showToast } from "../ui/toasts.ts";
import { openArticle, openOverlay } from "../view/view-store.ts";
import { describeOutcome } from "./describe-outcome.ts";
import { useInboxReport } from "./use-inbox-report.ts";

const SHOW_REPORT = {
  label: wording.imports.showReport,
  run: () => openOverlay({ kind: "import-report", source: "inbox" }),
};

/** Says quietly what came from the inbox folder, and for as long as they lie there which files could not be added. */
export function useInboxNews(): void {
  useAppEvent(
    useCallback((event: AppEvent) => {
      if (event.kind === "inbox-taken-in") tell(event.outcomes, event.left);
    }, []),
  );

  const report = useInboxReport();
  const failed = report?.outcomes.filter(({ status }) => status === "failed") ?? [];
  const text = textOfFailed(failed);
  // Another file or another reason is worth another message, even in the same words.
  const occasion = failed.map(({ path, code }) => `${path} ${code}`).join("\n");
  useEffect(() => {
    if (text === undefined) return undefined;
    return showToast({ text, kind: "trouble", action: SHOW_REPORT });
  }, [text, occasion]);
}

function textOfFailed(failed: readonly ImportOutcome[]): string | undefined {
  const [first] = failed;
  return first && wording.imports.inbox.failed(failed.length, first.path);
}

/** Nothing of a round in which something failed: that message leads to the same report. */
function tell(outcomes: readonly ImportOutcome[], left: number): void {
  const words = wording.imports.inbox;
  const [only] = outcomes;
  if (left > 0) showToast({ text: words.stopped(left), action: SHOW_REPORT });
  else if (only === undefined || outcomes.some(({ status }) => status === "failed")) return;
  else if (outcomes.length === 1) tellOfOne(only);
  else {
    const added = outcomes.filter(({ status }) => status !== "known").length;
    showToast({ text: words.several(added), action: SHOW_REPORT });
  }
}

function tellOfOne(outcome: ImportOutcome): void {
  const { articleId, title, path, status } = outcome;
  const { known, added } = wording.imports.inbox;
  if (articleId === null) return;
  const isPlain = outcome.update === undefined && outcome.similarTo === undefined;
  const text = isPlain
    ? (status === "known" ? known : added)(title ?? path)
    : describeOutcome(outcome);
  const open = { label: wording.imports.open, run: () => openArticle(articleId) };
  showToast({ text, action: open });
}
