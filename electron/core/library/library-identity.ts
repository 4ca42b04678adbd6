import { z } from "zod";
import { LibraryId } from "../identity/ids.ts";

export const LIBRARY_FORMAT = 1;

/** `library.json`: if it is missing, nothing is inferred from absence. */
export const LibraryIdentity = z.object({
  /** A newer one is read as far as this Postil understands it, and never written to. */
  format: z.int().positive(),
  libraryId: LibraryId,
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
});
export type LibraryIdentity = Readonly<z.infer<typeof LibraryIdentity>>;
