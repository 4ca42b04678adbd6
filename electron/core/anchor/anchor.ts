import { z } from "zod";
import { Span } from "./selectors.ts";

export const Candidate = z.object({
  span: Span,
  /** 0 (unlike) to 1 (the same words in the same surroundings). */
  score: z.number().min(0).max(1),
});
export type Candidate = Readonly<z.infer<typeof Candidate>>;

/** Where an annotation stands in one version of an article; a highlight never settles silently on look-alike words. */
export const Anchor = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("placed"), span: Span }),
  z.object({ kind: z.literal("moved"), span: Span, score: z.number() }),
  z.object({ kind: z.literal("uncertain"), candidates: z.array(Candidate) }),
  z.object({ kind: z.literal("orphaned"), lastKnown: Span }),
]);
export type Anchor = Readonly<z.infer<typeof Anchor>>;
export type AnchorState = Anchor["kind"];
export const ANCHOR_STATES = ["placed", "moved", "uncertain", "orphaned"] as const;
export const AnchorStateName = z.enum(ANCHOR_STATES) satisfies z.ZodType<AnchorState>;
