import { type Container, examine } from "./container.ts";
import { noteEnd, noteNameOf } from "./footnotes.ts";
import { fieldsOf, isMessage } from "./header-fields.ts";
import { isSoftBreak } from "./is-soft-break.ts";
import { joinedLines } from "./join-paragraph.ts";
import { closingEnd, isAttribution, isForward } from "./message-parts.ts";
import { paragraphsOf } from "./paragraphs.ts";
import { DEEPEST_QUOTE, isQuoted, unquoted } from "./quoted-lines.ts";
import {
  type Stretch,
  type Taken,
  chunkAt,
  chunkEndsOf,
  isChunkStart,
  pieceAt,
} from "./stretch.ts";
import { linesOfItem, takeList } from "./take-list.ts";
import { takeFence, takePreformatted } from "./take-preformatted.ts";
import { type Note, type TextBlock, quietened } from "./text-block.ts";
import { type TextLine, marginOf } from "./text-line.ts";
import { isCouplet, isVerse } from "./verse.ts";

// One column may be an accident.
const LEAST_INDENT = 2;

/** Takes what begins with a line; undefined where it is something else. */
type Take = (stretch: Stretch, at: number, above: TextBlock | undefined) => Taken | undefined;

const TAKES: readonly Take[] = [
  takeFence,
  takeMatter,
  takeHeading,
  takeClosing,
  takeFields,
  takeNotes,
  takeCaption,
  takePreformatted,
  takeQuote,
  takeItems,
  takeVerse,
  takeExtract,
];

/** Tells the blocks of lines apart. @param margin  column where running text begins */
export function textBlocksOf(
  lines: readonly TextLine[],
  container: Container,
  { margin, depth = 0 }: { readonly margin: number; readonly depth?: number },
): readonly TextBlock[] {
  return blocksFrom({ lines, container, margin, depth, chunkEnds: chunkEndsOf(lines) }, 0);
}

function blocksFrom(stretch: Stretch, start: number): readonly TextBlock[] {
  const blocks: TextBlock[] = [];
  for (let at = start; at < stretch.lines.length;) {
    const taken = takeAt(stretch, at, blocks.at(-1));
    blocks.push(...taken.blocks);
    at = taken.end;
  }
  return joinedRuns(blocks);
}

function takeAt(stretch: Stretch, at: number, above: TextBlock | undefined): Taken {
  for (const take of TAKES) {
    const taken = take(stretch, at, above);
    if (taken !== undefined) return taken;
  }
  return takeParagraphs(stretch, at);
}

/** Code that blank lines part is one; the stanzas of a poem begin in one column. */
function joinedRuns(blocks: readonly TextBlock[]): readonly TextBlock[] {
  const joined: TextBlock[] = [];
  for (let at = 0; at < blocks.length; at += 1) {
    const block = blocks[at];
    if (block?.kind !== "preformatted" && block?.kind !== "verse") {
      if (block !== undefined) joined.push(block);
      continue;
    }
    const run = [block];
    for (let next = blocks[at + 1]; next?.kind === block.kind && next.goesOn === true;) {
      run.push(next);
      at += 1;
      next = blocks[at + 1];
    }
    const margin = run.reduce((least, each) => Math.min(least, each.margin), block.margin);
    if (block.kind === "verse") joined.push(...run.map((stanza) => ({ ...stanza, margin })));
    else joined.push({ ...block, lines: run.flatMap(({ lines }) => lines), margin });
  }
  return joined;
}

function takeHeading({ lines, container }: Stretch, at: number): Taken | undefined {
  const line = lines[at];
  const heading = line && container.headings.get(line);
  if (heading === undefined) return undefined;
  const { text, rank } = heading;
  return { blocks: [{ kind: "heading", text, rank }], end: at + heading.lines };
}

function takeMatter({ lines, container }: Stretch, at: number): Taken | undefined {
  const line = lines[at];
  if (line === undefined) return undefined;
  const matter = container.matter.get(line);
  if (matter === undefined && !isForward(line)) return undefined;
  const kind = matter === "end" ? "notice" : "label";
  return { blocks: [{ kind, text: line.text }], end: at + 1 };
}

function takeClosing({ lines }: Stretch, at: number): Taken | undefined {
  const end = closingEnd(lines, at, (line) => isForward(line));
  if (end === undefined) return undefined;
  const closing = lines.slice(at, end);
  return {
    blocks: [{ kind: "notice-lines", lines: closing, margin: marginOf(closing) }],
    end,
  };
}

function takeFields(stretch: Stretch, at: number): Taken | undefined {
  const { lines } = stretch;
  const above = lines[at - 1];
  if (!isChunkStart(stretch, at) && !(above !== undefined && isForward(above))) return undefined;
  const chunk = chunkAt(stretch, at);
  const fields = fieldsOf(chunk);
  if (fields === undefined || (at > 0 && !isMessage(fields))) return undefined;
  return { blocks: [{ kind: "fields", fields }], end: at + chunk.length };
}

function takeNotes({ lines, container, margin, depth }: Stretch, at: number): Taken | undefined {
  const notes: Note[] = [];
  let end = at;
  while (end < lines.length) {
    const line = lines[end];
    const name = line && noteNameOf(line);
    const isNote = line?.text.startsWith("[Footnote") === true;
    if (line === undefined || name === undefined || (!isNote && !container.notes.has(name))) break;
    const next = noteEnd(lines, end);
    const own = lines.slice(end, next);
    const stretch = {
      lines: own,
      container,
      margin,
      depth: depth + 1,
      chunkEnds: chunkEndsOf(own),
    };
    notes.push({ name, blocks: blocksOfItem(stretch) });
    end = next;
  }
  return notes.length === 0 ? undefined : { blocks: [{ kind: "notes", notes }], end };
}

function takeCaption(stretch: Stretch, at: number): Taken | undefined {
  if (stretch.lines[at]?.text.startsWith("[Illustration") !== true) return undefined;
  const chunk = chunkAt(stretch, at);
  if (chunk.at(-1)?.text.endsWith("]") !== true) return undefined;
  const text = joinedLines(chunk.map((line) => line.text));
  return { blocks: [{ kind: "caption", text }], end: at + chunk.length };
}

function takeQuote({ lines, depth }: Stretch, at: number): Taken | undefined {
  let end = at;
  while (end < lines.length) {
    const line = lines[end];
    if (line === undefined || !isQuoted(line) || (end > at && line.blanksBefore > 0)) break;
    end += 1;
  }
  if (end === at || depth >= DEEPEST_QUOTE) return undefined;
  const inner = unquoted(lines.slice(at, end));
  const blocks = textBlocksOf(inner, examine(inner), { margin: marginOf(inner), depth: depth + 1 });
  return { blocks: blocks.length === 0 ? [] : [{ kind: "quote", blocks }], end };
}

function takeItems(stretch: Stretch, at: number): Taken | undefined {
  const { lines, container, depth } = stretch;
  const { markers, wrapping } = container;
  const line = lines[at];
  if (line === undefined || !markers.has(line)) return undefined;
  const { items, end } = takeList(lines, at, markers, (above, next) =>
    isSoftBreak({ line: above, next, afterNext: undefined, isParagraphStart: false }, wrapping),
  );
  const blocks = items.map((item) => {
    const own = linesOfItem(item, markers);
    const margin = own[0]?.indent ?? 0;
    const chunkEnds = chunkEndsOf(own);
    return blocksOfItem({ lines: own, container, margin, depth: depth + 1, chunkEnds });
  });
  const [only] = blocks;
  // One item alone is a paragraph that begins with a sign.
  if (blocks.length === 1 && only?.length === 1) return { blocks: only, end };
  return { blocks: [{ kind: "list", items: blocks }], end };
}

/** What an item holds: its own text to the next blank line or nested item, and what hangs below it. */
function blocksOfItem(stretch: Stretch): readonly TextBlock[] {
  const { lines, depth } = stretch;
  const piece = depth >= DEEPEST_QUOTE ? lines : pieceAt(stretch, 0);
  const text = joinedLines(piece.map((line) => line.text));
  return [{ kind: "paragraph", text }, ...blocksFrom(stretch, piece.length)];
}

function takeVerse(stretch: Stretch, at: number, above: TextBlock | undefined): Taken | undefined {
  const piece = pieceAt(stretch, at);
  const end = at + piece.length;
  if (stretch.container.isFlowed && piece.some(({ isOpenEnded }) => isOpenEnded)) return undefined;
  const isStanza =
    isVerse(piece, stretch.container.wrapping) ||
    (isCoupletAt(stretch, at) && (above?.kind === "verse" || isStanzaAt(stretch, end)));
  if (!isStanza) return undefined;
  const margin = marginOf(piece);
  return { blocks: [{ kind: "verse", lines: piece, margin, goesOn: true }], end };
}

function isStanzaAt(stretch: Stretch, at: number): boolean {
  if (isCoupletAt(stretch, at)) return true;
  return at < stretch.lines.length && isVerse(chunkAt(stretch, at), stretch.container.wrapping);
}

function isCoupletAt(stretch: Stretch, at: number): boolean {
  if (stretch.lines[at] === undefined || !isChunkStart(stretch, at)) return false;
  const { container, margin } = stretch;
  return isCouplet(chunkAt(stretch, at), { wrapping: container.wrapping, margin });
}

/** In a book, prose that stands further in is a letter or the like. */
function takeExtract(stretch: Stretch, at: number): Taken | undefined {
  const { container, margin, depth } = stretch;
  const piece = pieceAt(stretch, at);
  const isIndented = piece.length > 1 && marginOf(piece) >= margin + LEAST_INDENT;
  if (!container.isBook || !isIndented || depth >= DEEPEST_QUOTE) return undefined;
  const blocks = paragraphsOf(piece, container);
  return { blocks: [{ kind: "quote", blocks }], end: at + piece.length };
}

function takeParagraphs(stretch: Stretch, at: number): Taken {
  const piece = pieceAt(stretch, at);
  const end = at + piece.length;
  const next = stretch.lines[end];
  const blocks = paragraphsOf(piece, stretch.container);
  const last = blocks.at(-1);
  // Who is quoted below, in a line of its own.
  if (
    last?.kind === "paragraph" &&
    next !== undefined &&
    isQuoted(next) &&
    isAttribution(last.text)
  )
    return { blocks: [...blocks.slice(0, -1), { kind: "label", text: last.text }], end };
  return { blocks, end };
}

/** The same, in small print. */
export function noticesOf(lines: readonly TextLine[]): readonly TextBlock[] {
  const container = examine(lines);
  return quietened(textBlocksOf(lines, container, { margin: marginOf(lines) }));
}
