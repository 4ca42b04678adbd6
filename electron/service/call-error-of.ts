import type { CallError } from "#contract/call-error.js";
import type { Failure } from "#core/failure/failure.js";
import { describeFailure } from "#core/wording/describe-failure.js";

/** A failure as it crosses to a window or a command: what it needs beside its code and file is in the sentence. */
export function callErrorOf(failure: Failure): CallError {
  const { code, path } = failure;
  return { code, message: describeFailure(failure), ...(path !== undefined && { path }) };
}
