import type { CallError } from "#contract/call-error.js";
import type { ExitStatus } from "./command.ts";
import type { Output } from "./output.ts";

/** What was asked for could not be done. */
export function refuse(output: Output, error: CallError): ExitStatus {
  output.failure(error);
  return 1;
}

/** What was typed makes no sense; nothing was tried. */
export function misuse(output: Output, message: string): ExitStatus {
  output.failure({ code: "bad-input", message });
  return 2;
}
