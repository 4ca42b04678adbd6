import type { ImportOutcome } from "#contract/records.js";

/** What is wrong with a file itself stays wrong, however often it is tried. */
const LASTING: readonly ImportOutcome["code"][] = [
  "file-empty",
  "file-binary",
  "file-damaged",
  "file-too-large",
  "file-type-unknown",
];

/** Whether a file failed for a reason that may pass, such as a full disk. */
export function mayPass({ status, code }: Pick<ImportOutcome, "status" | "code">): boolean {
  return status === "failed" && !LASTING.includes(code);
}
