import { z } from "zod";
import type { AnchorState } from "../anchor/anchor.ts";
import type { Color } from "../annotation/color.ts";
import { ARTICLE_STATES } from "../article/article-state.ts";

/** What `is:` may say: where an article is, or how an annotation stands in it. */
export const CONDITIONS = [...ARTICLE_STATES, "trashed", "uncertain", "orphaned"] as const;
export const Condition = z.enum(CONDITIONS) satisfies z.ZodType<
  (typeof ARTICLE_STATES)[number] | "trashed" | AnchorState
>;
export type Condition = z.infer<typeof Condition>;

export const BELONGINGS = ["note", "highlight"] as const;
export const Belonging = z.enum(BELONGINGS);
export type Belonging = z.infer<typeof Belonging>;

/** What a hit can be. */
export const HIT_KINDS = ["article", "quote", "note"] as const;
export const HitKind = z.enum(HIT_KINDS);
export type HitKind = z.infer<typeof HitKind>;

/** Words that must stand in this order, one after the other; a single word is a phrase of one. */
export interface TextPart {
  readonly kind: "text";
  /** "any": title, byline and body of an article; quote and note of an annotation. The others are the article's. */
  readonly field: "any" | "title" | "author";
  /** As typed, without quotation marks. */
  readonly text: string;
  /** The last word may go on, as in `prefix*`. */
  readonly isPrefix: boolean;
}

/**
 * A question to the library. It is asked of articles and of annotations alike; `compile-query` says what each part means for
 * the one and for the other.
 */
export type Query =
  | { readonly kind: "and"; readonly parts: readonly Query[] }
  | { readonly kind: "or"; readonly parts: readonly Query[] }
  | { readonly kind: "not"; readonly part: Query }
  | TextPart
  /** The tag or one below it: `method` also means `method/archives`. */
  | {
      readonly kind: "tag";
      readonly tag: string;
      /** Added by the index where tags were renamed: folded names of those that are meant, instead of what the name itself says. */
      readonly storedAs?: readonly string[];
    }
  | { readonly kind: "site"; readonly site: string }
  /** BCP 47: `en` also means `en-GB`. */
  | { readonly kind: "language"; readonly language: string }
  | { readonly kind: "is"; readonly condition: Condition }
  | { readonly kind: "has"; readonly belonging: Belonging }
  | { readonly kind: "color"; readonly color: Color }
  | { readonly kind: "in"; readonly hits: HitKind }
  /** When an article was added, or an annotation made. */
  | ({ readonly kind: "added" } & TimeSpan)
  /** What the source of an article says, as `publishedSpan` counts it: all of that lies in the span. */
  | ({ readonly kind: "published" } & TimeSpan);

/** Milliseconds since 1970; null for an end that is left open. */
export interface TimeSpan {
  readonly from: number | null;
  /** One past the last. */
  readonly until: number | null;
}

/** What of a query was not understood; the rest of it was searched for all the same. */
export interface QueryProblem {
  /** One sentence for the person who typed it. */
  readonly message: string;
  /** First UTF-16 code unit of the query that it is about. */
  readonly start: number;
  /** One past the last. */
  readonly end: number;
  /** What to write there instead, where it can be guessed; see `withSuggestion`. */
  readonly suggestion: string | undefined;
}
