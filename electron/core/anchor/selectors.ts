import { z } from "zod";

/** A stretch of `plainText`, in UTF-16 code units. */
export const Span = z.object({
  /** First code unit, counted from the start of `plainText`. */
  start: z.int().nonnegative(),
  /** One past the last code unit. */
  end: z.int().nonnegative(),
});
export type Span = Readonly<z.infer<typeof Span>>;

/** The words themselves and what stood around them, exactly as in `plainText`: nothing is normalised on disk. */
export const QuoteSelector = z.object({
  exact: z.string(),
  prefix: z.string(),
  suffix: z.string(),
});
export type QuoteSelector = Readonly<z.infer<typeof QuoteSelector>>;

/** Where in the structure a span begins: headings above it, outermost first, and the block's number from 0. */
export const BlockSelector = z.object({
  headings: z.array(z.string()),
  index: z.int().nonnegative(),
});
export type BlockSelector = Readonly<z.infer<typeof BlockSelector>>;
