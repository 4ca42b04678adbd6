import { create } from "zustand";
import type { CallInput } from "#contract/calls.js";
import type { Reply } from "#contract/reply.js";
import { askApp, type CallProgress } from "../ipc/ask-app.ts";

/** Deeds that may be on very many articles. */
type LongDeed = "articles.update" | "undo" | "redo";

export interface DeedUnderWay {
  readonly progress: CallProgress;
  readonly stop: () => void;
}

interface LongDeeds {
  /** In the order in which they were asked for. */
  readonly underWay: readonly DeedUnderWay[];
}

/** What this window has asked for, as soon as the app says how far it is. */
export const useLongDeeds = create<LongDeeds>()(() => ({ underWay: [] }));

/** Asks for a deed that shows how far it is, with a way to stop it, where it takes a while. */
export async function askShowingProgress<Name extends LongDeed>(
  name: Name,
  input: CallInput<Name>,
): Promise<Reply<Name>> {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  let shown: DeedUnderWay | undefined;

  function show(next: DeedUnderWay | undefined): void {
    const before = shown;
    shown = next;
    useLongDeeds.setState(({ underWay }) => ({
      underWay: [
        ...underWay.filter((one) => one !== before),
        ...(next === undefined ? [] : [next]),
      ],
    }));
  }

  try {
    return await askApp(name, input, {
      signal: controller.signal,
      onProgress: (progress) => show({ progress, stop }),
    });
  } finally {
    show(undefined);
  }
}
