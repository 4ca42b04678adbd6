import { useEffect, useRef, useState } from "react";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";

export interface LongCall<Name extends CallName> {
  readonly isRunning: boolean;
  /** How much is done, 0 to 1; undefined while that is not known. */
  readonly share: number | undefined;
  /** @returns undefined when it was cancelled or did not work, which is told */
  readonly run: (input: CallInput<Name>) => Promise<CallOutput<Name> | undefined>;
  readonly cancel: () => void;
}

/** A call that takes long enough to watch; leaving the screen cancels it. */
export function useLongCall<Name extends CallName>(name: Name): LongCall<Name> {
  const [state, setState] = useState<{ readonly share: number | undefined }>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function run(input: CallInput<Name>): Promise<CallOutput<Name> | undefined> {
    const controller = new AbortController();
    stop.current = controller;
    setState({ share: undefined });
    const reply = await askApp(name, input, {
      signal: controller.signal,
      onProgress: ({ done, total }) =>
        setState({ share: total === 0 ? undefined : Math.min(1, done / total) }),
    });
    setState(undefined);
    if (reply.ok) return reply.value;
    if (reply.error.code !== "cancelled") showToast({ text: reply.error.message, kind: "trouble" });
    return undefined;
  }

  return {
    isRunning: state !== undefined,
    share: state?.share,
    run,
    cancel: () => stop.current?.abort(),
  };
}
