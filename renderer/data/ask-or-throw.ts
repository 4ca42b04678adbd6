import type { CallError } from "#contract/call-error.js";
import type { CallInput, CallName, CallOutput } from "#contract/calls.js";
import { type AskOptions, askApp } from "../ipc/ask-app.ts";

/** A call's error reply as TanStack Query wants it: thrown. */
export class CallFailed extends Error {
  readonly error: CallError;

  constructor(error: CallError) {
    super(error.message);
    this.name = "CallFailed";
    this.error = error;
  }
}

/** Asks the app and throws `CallFailed` for an error reply; for query and mutation functions only. */
export async function askOrThrow<Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
  options?: AskOptions,
): Promise<CallOutput<Name>> {
  const reply = await askApp(name, input, options);
  if (!reply.ok) throw new CallFailed(reply.error);
  return reply.value;
}
