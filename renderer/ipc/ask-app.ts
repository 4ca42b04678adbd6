import { type CallInput, type CallName, calls } from "#contract/calls.js";
import { CallError } from "#contract/call-error.js";
import type { Reply } from "#contract/reply.js";
import { wording } from "#core/wording/wording.js";
import { theBridge } from "./bridge.ts";
import { noteCall } from "./deeds.ts";
import { onAppEvent } from "./on-app-event.ts";

export interface CallProgress {
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** What is being worked on, such as a file name. */
  readonly current: string;
}

export interface AskOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: CallProgress) => void;
}

let callsMade = 0;
const windowName = crypto.randomUUID();

/**
 * Asks the app: the only way from the window to it. Never throws for what the app answers.
 * @returns the reply, checked against the call's output schema
 */
export async function askApp<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  { signal, onProgress }: AskOptions = {},
): Promise<Reply<Name>> {
  if (signal?.aborted === true) return CANCELLED;
  noteCall(name);
  const bridge = theBridge();
  const callId = `${windowName}-${(callsMade++).toString(36)}`;
  const cancel = (): void => bridge.cancel(callId);
  signal?.addEventListener("abort", cancel, { once: true });
  const stopProgress =
    onProgress === undefined
      ? undefined
      : onAppEvent((event) => {
          if (event.kind === "progress" && event.callId === callId) onProgress(event);
        });
  try {
    return readReply(name, await bridge.call({ callId, name, input }));
  } finally {
    signal?.removeEventListener("abort", cancel);
    stopProgress?.();
  }
}

function readReply<Name extends CallName>(name: Name, reply: unknown): Reply<Name> {
  if (typeof reply === "object" && reply !== null && "ok" in reply) {
    if (reply.ok === true && "value" in reply) {
      const value = calls[name].output.safeParse(reply.value);
      // The schema of this very call produced the value; TypeScript cannot follow `name` into the table.
      if (value.success) return { ok: true, value: value.data } as Reply<Name>;
    } else if ("error" in reply) {
      const error = CallError.safeParse(reply.error);
      if (error.success) return { ok: false, error: error.data };
    }
  }
  return { ok: false, error: { code: "unexpected", message: wording.trouble.strangeAnswer } };
}

const CANCELLED = {
  ok: false,
  error: { code: "cancelled", message: wording.trouble.cancelled },
} as const;
