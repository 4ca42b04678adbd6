import type { CallName, CallOutput, ParsedCallInput } from "#contract/calls.js";
import type { Failure } from "#core/failure/failure.js";
import type { Result } from "#core/result.js";

/** How far a long call has come. */
export interface Progress {
  readonly done: number;
  /** 0 while it is not known. */
  readonly total: number;
  /** What is being worked on, such as a file name. */
  readonly current: string;
}

/** What a handler is given beside its input. */
export interface CallContext {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

export type Handler<Name extends CallName> = (
  input: ParsedCallInput<Name>,
  context: CallContext,
) => Promise<Result<CallOutput<Name>, Failure>>;

/** One handler a call: a missing or misspelt one is a compile error. */
export type Handlers = { readonly [Name in CallName]: Handler<Name> };
