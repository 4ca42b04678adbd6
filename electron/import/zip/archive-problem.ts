import type { Failure } from "#core/failure/failure.js";
import { assertNever } from "#core/assert-never.js";

/** Why an archive, or a file in it, is not read. */
export type ArchiveProblem =
  /** Cut off or overwritten: nobody can read it. */
  | { readonly kind: "damaged"; readonly detail: string }
  /** What only an attack or a mistake is built like. */
  | { readonly kind: "unsafe"; readonly detail: string }
  /** More than is read. */
  | { readonly kind: "too-large"; readonly detail: string }
  | { readonly kind: "encrypted" };

/** @param path  of the archive, as the person knows it */
export function archiveFailure(problem: ArchiveProblem, path: string): Failure {
  switch (problem.kind) {
    case "damaged":
      return { code: "archive-damaged", path, detail: problem.detail };
    case "unsafe":
      return { code: "archive-unsafe", path, detail: problem.detail };
    case "too-large":
      return { code: "file-too-complex", path, detail: problem.detail };
    case "encrypted":
      return { code: "archive-encrypted", path };
    default:
      return assertNever(problem);
  }
}
