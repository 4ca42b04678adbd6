import { diffArrays } from "diff";
import type { DifferencePart } from "./difference.ts";

/** Words in which two paragraphs may differ; with more, a reader sees more in both of them whole. */
const MOST_CHANGED = 400;

const segmenter = new Intl.Segmenter("en", { granularity: "word" });

/**
 * @returns what changed between two paragraphs, by words; undefined where too much did to be told apart. Put together, what is
 * not added is the old one, and what is not removed the newer.
 */
export function compareWords(old: string, newer: string): readonly DifferencePart[] | undefined {
  const changes = diffArrays(wordsOf(old), wordsOf(newer), { maxEditLength: MOST_CHANGED });
  if (changes === undefined) return undefined;
  const parts: DifferencePart[] = [];
  let removed = "";
  let added = "";
  const flush = (): void => {
    if (removed !== "") parts.push({ kind: "removed", text: removed });
    if (added !== "") parts.push({ kind: "added", text: added });
    removed = "";
    added = "";
  };
  for (const [at, change] of changes.entries()) {
    const text = change.value.join("");
    if (change.removed) removed += text;
    else if (change.added) added += text;
    // Two changes with no word between them are one.
    else if (text.trim() === "" && removed + added !== "" && at < changes.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      parts.push({ kind: "kept", text });
    }
  }
  flush();
  return parts;
}

/** With the signs and spaces between them. */
function wordsOf(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
