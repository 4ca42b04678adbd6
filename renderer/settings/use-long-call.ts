import { useEffect, useRef, useState } from "react";
import type { CallError } from "#contract/call-error.js";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import { askApp } from "../ipc/ask-app.ts";
import { showToast } from "../ui/toasts.ts";

export interface LongCall<Name extends CallName> {
  readonly isRunning: boolean;
  /** How much is done, 0 to 1; undefined while that is not known. */
  readonly share: number | undefined;
  /** What is done first, before it is known how much there is, in words; undefined where nothing is said. */
  readonly first: string | undefined;
  /** @returns undefined when it was cancelled or did not work, which is told */
  readonly run: (input: CallInput<Name>) => Promise<CallOutput<Name> | undefined>;
  readonly cancel: () => void;
}

/** A call that takes long enough to watch. It stops when its screen is left. */
export function useLongCall<Name extends CallName>(name: Name): LongCall<Name> {
  const [state, setState] = useState<Pick<LongCall<Name>, "share" | "first">>();
  const stop = useRef<AbortController>(undefined);
  useEffect(() => () => stop.current?.abort(), []);

  async function run(input: CallInput<Name>): Promise<CallOutput<Name> | undefined> {
    const controller = new AbortController();
    stop.current = controller;
    setState({ share: undefined, first: undefined });
    const reply = await askApp(name, input, {
      signal: controller.signal,
      onProgress: ({ done, total, current }) =>
        setState({
          share: total === 0 ? undefined : Math.min(1, done / total),
          first: total === 0 && current !== "" ? current : undefined,
        }),
    });
    setState(undefined);
    if (reply.ok) return reply.value;
    tellFailure(reply.error);
    return undefined;
  }

  return {
    isRunning: state !== undefined,
    share: state?.share,
    first: state?.first,
    run,
    cancel: () => stop.current?.abort(),
  };
}

function tellFailure({ code, message }: CallError): void {
  if (code !== "cancelled") showToast({ text: message, kind: "trouble" });
}
