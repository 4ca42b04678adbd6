import type { Failure } from "#core/failure/failure.js";

/** A mistake of our own, to be told like any other failure. */
export function ownFault(error: unknown): Failure {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: "unexpected", detail };
}
