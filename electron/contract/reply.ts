import { z } from "zod";
import type { CallName, CallOutput } from "./calls.ts";
import type { CallError } from "./call-error.ts";

/** What comes back from every call. */
export type Reply<Name extends CallName> =
  | { readonly ok: true; readonly value: CallOutput<Name> }
  | { readonly ok: false; readonly error: CallError };

/** What a host relays to the app. `callId` is the caller's own; progress and cancelling go by it. */
export const CallRequest = z.object({
  callId: z.string().min(1).max(64),
  name: z.string(),
  input: z.unknown(),
});
export type CallRequest = z.infer<typeof CallRequest>;
