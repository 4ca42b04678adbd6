import { z } from "zod";
import { LibraryId } from "../identity/ids.ts";

export const LIBRARY_FORMAT = 1;

/** `library.json`: if it is missing, nothing is inferred from absence. */
export const LibraryIdentity = z.object({
  format: z.literal(LIBRARY_FORMAT),
  libraryId: LibraryId,
  /** ISO 8601, UTC. */
  createdAt: z.iso.datetime(),
});
export type LibraryIdentity = Readonly<z.infer<typeof LibraryIdentity>>;
