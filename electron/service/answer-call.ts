import { type CallName, calls } from "#contract/calls.js";
import { CallRequest, type Reply } from "#contract/reply.js";
import type { Failure } from "#core/failure/failure.js";
import { callErrorOf } from "./call-error-of.ts";
import { ownFault } from "./own-fault.ts";
import type { CallContext, Handler, Handlers, Progress } from "./handlers.ts";

/** The one door of the app: requests in, replies out; calls under way can be cancelled by their id. */
export interface CallDesk {
  /** Never throws: a request that does not parse, and a fault of our own, are replies too. */
  handle(request: unknown): Promise<Reply<CallName>>;
  cancel(callId: string): void;
  cancelAll(): void;
}

export function createCallDesk(
  handlers: Handlers,
  onProgress: (callId: string, progress: Progress) => void,
): CallDesk {
  const underWay = new Map<string, AbortController>();

  async function handle(request: unknown): Promise<Reply<CallName>> {
    const parsed = CallRequest.safeParse(request);
    if (!parsed.success) return refusal({ code: "bad-input", detail: "not a call" });
    const { callId, name, input } = parsed.data;
    if (!isCallName(name)) return refusal({ code: "bad-input", detail: `unknown call “${name}”` });

    const controller = new AbortController();
    underWay.set(callId, controller);
    try {
      return await answer(name, handlers[name], input, {
        signal: controller.signal,
        onProgress: (progress) => onProgress(callId, progress),
      });
    } finally {
      underWay.delete(callId);
    }
  }

  return {
    handle,
    cancel: (callId) => underWay.get(callId)?.abort(),
    cancelAll() {
      for (const controller of underWay.values()) controller.abort();
    },
  };
}

async function answer<Name extends CallName>(
  name: Name,
  handler: Handler<Name>,
  input: unknown,
  context: CallContext,
): Promise<Reply<CallName>> {
  const parsed = calls[name].input.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refusal({
      code: "bad-input",
      detail: `${name}: ${issue?.path.join(".") ?? ""} ${issue?.message ?? ""}`.trim(),
    });
  }
  try {
    // The input was parsed by this very call's schema; the compiler cannot follow the index through the union.
    const result = await handler(parsed.data as Parameters<typeof handler>[0], context);
    return result.ok ? result : refusal(result.error);
  } catch (error) {
    if (context.signal.aborted) return refusal({ code: "cancelled" });
    return refusal(ownFault(error));
  }
}

function isCallName(name: string): name is CallName {
  return Object.hasOwn(calls, name);
}

function refusal(failure: Failure): Reply<CallName> {
  return { ok: false, error: callErrorOf(failure) };
}
