/** A stretch of a paragraph that changed. */
export interface DifferencePart {
  readonly kind: "kept" | "removed" | "added";
  readonly text: string;
}

/** What became of a paragraph, or of several that stayed; in reading order. */
export type DifferenceRow =
  | {
      readonly kind: "kept";
      /** Beginnings of the first and, of several, the last: so that one sees where one is. */
      readonly first: string;
      readonly last: string | null;
      /** How many they are. */
      readonly paragraphs: number;
    }
  | { readonly kind: "changed"; readonly parts: readonly DifferencePart[] }
  | { readonly kind: "removed"; readonly text: string }
  | { readonly kind: "added"; readonly text: string };
