import type { Field } from "./header-fields.ts";
import type { Chunk } from "./text-line.ts";

/** What a stretch of lines is. */
export type TextBlock =
  | { readonly kind: "paragraph" | "label" | "caption"; readonly text: string }
  /** What belongs to the making or sending of a text, in small print: signatures, licences, ends of wires. */
  | { readonly kind: "notice"; readonly text: string }
  | { readonly kind: "heading"; readonly text: string; readonly rank: number }
  /** Markers of items stay in their text. */
  | { readonly kind: "list"; readonly items: readonly (readonly TextBlock[])[] }
  | { readonly kind: "quote"; readonly blocks: readonly TextBlock[] }
  | { readonly kind: "fields"; readonly fields: readonly Field[] }
  | { readonly kind: "notes"; readonly notes: readonly Note[] }
  /** Lines as they stand, with their indentation in columns beyond the margin. */
  | {
      readonly kind: "verse" | "preformatted" | "notice-lines";
      readonly lines: Chunk;
      readonly margin: number;
      /** Whether it belongs to the same kind of block right above it, in spite of the blank lines between. */
      readonly goesOn?: boolean;
    };

/** A footnote, its mark in its text. */
export interface Note {
  readonly name: string;
  readonly blocks: readonly TextBlock[];
}

/** The same words in small print. Tables and drawings stay what they are. */
export function quietened(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.flatMap((block): readonly TextBlock[] => {
    switch (block.kind) {
      case "paragraph":
      case "label":
      case "heading":
        return [{ kind: "notice", text: block.text }];
      case "verse":
        return [{ ...block, kind: "notice-lines" }];
      case "list":
        return quietened(block.items.flat());
      case "quote":
        return quietened(block.blocks);
      case "notes":
        return quietened(block.notes.flatMap((note) => note.blocks));
      case "caption":
      case "notice":
      case "notice-lines":
      case "fields":
      case "preformatted":
        return [block];
      default:
        return block satisfies never;
    }
  });
}
