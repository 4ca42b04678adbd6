import { z } from "zod";

/** By which a file that was set aside is named. */
export const QuarantinedId = z.string().regex(/^[0-9a-f]{12}$/);

/** A damaged file that Repair took out of the library, or out of the data folder. */
export const QuarantinedFile = z.object({
  id: QuarantinedId,
  /** Where it was: absolute; for what lay in the data folder only its name. */
  path: z.string(),
  /** Where it is kept: absolute. */
  kept: z.string(),
  bytes: z.int().nonnegative(),
  /** When it was set aside: ISO 8601, UTC. */
  at: z.string(),
  /**
   * What is where it was. `same`: a file of the very same bytes. `taken`: another. `gone`: the folder it lay in is not there. `unknown`:
   * it did not lie in the library.
   */
  place: z.enum(["free", "same", "taken", "gone", "unknown"]),
});
export type QuarantinedFile = z.infer<typeof QuarantinedFile>;

/** Those of the calls about what was set aside; see calls.ts. */
export const quarantineCalls = {
  /** Newest first. */
  "quarantine.list": {
    input: z.object({}),
    output: z.object({ files: z.array(QuarantinedFile) }),
  },
  /** Puts one back where it was, and over nothing. What is kept stays kept. `isNew`: it was not there already. */
  "quarantine.restore": {
    input: z.object({ id: QuarantinedId }),
    output: z.object({ path: z.string(), isNew: z.boolean() }),
  },
} as const satisfies Record<string, { readonly input: z.ZodType; readonly output: z.ZodType }>;
