import { create } from "zustand";
import type { CallInput } from "#contract/calls.js";
import type { AnnotationId } from "#core/identity/ids.js";
import { wording } from "#core/wording/wording.js";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";
import { tellDeed } from "../undo/tell-deed.ts";
import { tellNotWritten } from "../undo/tell-not-written.ts";

/** Something that is done to many highlights just now. */
export interface BulkDeed {
  readonly label: string;
  /** How much is done, 0 to 1; undefined while that is not known. */
  readonly share: number | undefined;
  readonly cancel: () => void;
}

interface BulkState {
  readonly running: BulkDeed | undefined;
}

/** One at a time, and whichever screen is shown: who leaves the notebook has not cancelled. */
export const useBulkDeed = create<BulkState>()(() => ({ running: undefined }));

type Change = Omit<CallInput<"annotations.updateAll">, "annotationIds">;

/**
 * Changes many highlights as one deed. Trouble is told.
 * @param did  says what was done, with a way back; left out where the screen shows it
 * @returns whether all of it was done
 */
export async function changeMany(
  annotationIds: readonly AnnotationId[],
  change: Change,
  did?: (changed: number) => string,
): Promise<boolean> {
  if (annotationIds.length === 0) return false;
  const reply = await underWay(wording.notebook.working(annotationIds.length), (signal, onShare) =>
    askApp(
      "annotations.updateAll",
      { annotationIds: [...annotationIds], ...change },
      { signal, onProgress: ({ done, total }) => onShare(total === 0 ? undefined : done / total) },
    ),
  );
  if (reply === undefined) return false;
  if (!reply.ok) {
    if (reply.error.code !== "cancelled") showToast({ text: reply.error.message, kind: "trouble" });
    return false;
  }
  const { changed, left, notWritten } = reply.value;
  if (left > 0 && changed > 0) tellDeed(wording.notebook.did.cancelled(changed, left));
  else if (did !== undefined && changed > 0) tellDeed(did(changed));
  tellNotWritten(notWritten);
  return left === 0 && notWritten === undefined;
}

/** @returns undefined while something else is under way */
export async function underWay<Done>(
  label: string,
  work: (signal: AbortSignal, onShare: (share: number | undefined) => void) => Promise<Done>,
): Promise<Done | undefined> {
  if (useBulkDeed.getState().running !== undefined) return undefined;
  const controller = new AbortController();
  const show = (share: number | undefined): void =>
    useBulkDeed.setState({ running: { label, share, cancel: () => controller.abort() } });
  show(undefined);
  try {
    return await work(controller.signal, show);
  } finally {
    useBulkDeed.setState({ running: undefined });
  }
}
