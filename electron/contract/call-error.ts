import { z } from "zod";
import { FailureCode } from "#core/failure/failure.js";

/** What a failed call answers: the code for programs, one sentence for people, and the file it is about. */
export const CallError = z.object({
  code: FailureCode,
  message: z.string(),
  path: z.string().optional(),
});
export type CallError = Readonly<z.infer<typeof CallError>>;
