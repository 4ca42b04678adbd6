import type { ElementContent } from "hast";

/** What may be marked in the running text of a document. */
export interface InlineMarks {
  /** Whether words between underscores are emphasised, as in transcribed books. */
  readonly hasItalics: boolean;
  /** How many footnotes have each name. */
  readonly notes: ReadonlyMap<string, number>;
}

/** Counts references and notes in reading order, to lead from one to the other. Changes as the document is built. */
export interface NoteCounts {
  /** Notes of each name so far. */
  readonly passed: Map<string, number>;
  /** Ids of references that exist. */
  readonly referred: Set<string>;
}

const REFERENCE = /\[(\d{1,4}|[A-Z*†‡]|[ivx]{1,6})\]/gu;
/** Neither within a word nor around nothing; a passage is no longer than a page. */
const ITALICS = /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]{1,2000}?)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu;
const OWN_MARK = /^\[(?:[\p{L}]{3,10}\s+)?[^\s\]:]{1,6}[\]:]/u;

/** Marks up running text: words between underscores, and references to footnotes. */
export function inlineText(
  text: string,
  { hasItalics, notes }: InlineMarks,
  counts: NoteCounts,
): ElementContent[] {
  if (!hasItalics || !text.includes("_")) return withReferences(text, notes, counts);
  const content: ElementContent[] = [];
  let from = 0;
  for (const match of text.matchAll(ITALICS)) {
    content.push(...withReferences(text.slice(from, match.index), notes, counts));
    content.push(element("em", withReferences(match[1] ?? "", notes, counts)));
    from = match.index + match[0].length;
  }
  content.push(...withReferences(text.slice(from), notes, counts));
  return content;
}

function withReferences(
  text: string,
  notes: InlineMarks["notes"],
  counts: NoteCounts,
): ElementContent[] {
  if (notes.size === 0 || !text.includes("[")) return text === "" ? [] : [textNode(text)];
  const content: ElementContent[] = [];
  let from = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const name = match[1] ?? "";
    const all = notes.get(name);
    if (all === undefined) continue;
    if (match.index > from) content.push(textNode(text.slice(from, match.index)));
    content.push(
      reference(match[0], noteId(name, Math.min(all, (counts.passed.get(name) ?? 0) + 1)), counts),
    );
    from = match.index + match[0].length;
  }
  if (from < text.length) content.push(textNode(text.slice(from)));
  return content;
}

function reference(text: string, id: string, { referred }: NoteCounts): ElementContent {
  const isFirst = !referred.has(id);
  referred.add(id);
  const link = element("a", [textNode(text)], {
    href: `#${id}`,
    ...(isFirst && { id: `ref-${id}` }),
  });
  return element("sup", [link]);
}

/** Begins a footnote. @returns its id, and its mark and text, the mark leading back to where it was referred to */
export function noteText(
  name: string,
  text: string,
  marks: InlineMarks,
  counts: NoteCounts,
): { readonly id: string; readonly content: ElementContent[] } {
  const number = (counts.passed.get(name) ?? 0) + 1;
  const id = noteId(name, number);
  const mark = OWN_MARK.exec(text.slice(0, 40))?.[0] ?? "";
  const link = element("a", [textNode(mark)], { href: `#ref-${id}` });
  const isReferred = counts.referred.has(id) && mark !== "";
  const content = inlineText(isReferred ? text.slice(mark.length) : text, marks, counts);
  counts.passed.set(name, number);
  return { id, content: isReferred ? [link, ...content] : content };
}

function noteId(name: string, number: number): string {
  return `note-${name}-${number}`;
}

function element(
  tagName: string,
  children: ElementContent[],
  properties: Record<string, string> = {},
): ElementContent {
  return { type: "element", tagName, properties, children };
}

function textNode(value: string): ElementContent {
  return { type: "text", value };
}
