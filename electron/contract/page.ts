import { z } from "zod";

/** Which part of a long list is asked for. */
export const Page = {
  offset: z.int().nonnegative().default(0),
  limit: z.int().min(1).max(100_000).default(200),
};
