import { z } from "zod";
import { CallError } from "./call-error.ts";

/** Articles of a deed on many that could not be written to, or not be read, and kept none of the others from it. */
export const NotWritten = z.object({
  articles: z.int().positive(),
  /** Of the first of them. */
  titles: z.array(z.string()),
  /** For how many of them the change is kept, and tried again. */
  waiting: z.int().nonnegative(),
  /** Why the very first could not. */
  why: CallError,
});
export type NotWritten = Readonly<z.infer<typeof NotWritten>>;
