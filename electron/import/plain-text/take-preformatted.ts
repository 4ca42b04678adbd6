import { fenceOf, isCode } from "./code.ts";
import { isContents, isPreformatted } from "./preformatted.ts";
import { isQuoted, isSession } from "./quoted-lines.ts";
import { type Stretch, type Taken, chunkAt, isChunkStart, isCodeBelowWords } from "./stretch.ts";
import type { TextBlock } from "./text-block.ts";
import { type TextLine, marginOf } from "./text-line.ts";

/** Takes code between two fences, with the name that may stand on the first. */
export function takeFence({ lines, container }: Stretch, at: number): Taken | undefined {
  const line = lines[at];
  const closing = line && container.fences.get(line);
  const end = closing === undefined ? -1 : lines.indexOf(closing, at);
  if (line === undefined || end === -1) return undefined;
  const code = lines.slice(at + 1, end);
  const name = fenceOf(line)?.name ?? "";
  const blocks: TextBlock[] = name === "" ? [] : [{ kind: "label", text: name }];
  if (code.length > 0) {
    const margin = Math.min(line.indent, marginOf(code));
    blocks.push({ kind: "preformatted", lines: code, margin });
  }
  return { blocks, end: end + 1 };
}

/** Takes what is set in columns of characters: tables, drawings, code, what an interpreter was asked and answered. */
export function takePreformatted(stretch: Stretch, at: number): Taken | undefined {
  const { lines, container, margin } = stretch;
  const line = lines[at];
  const isStart = isChunkStart(stretch, at);
  if (line === undefined || (!isStart && !isCodeBelowWords(stretch, at))) return undefined;
  const chunk = chunkAt(stretch, at);
  const isOther = container.markers.has(line) || isQuoted(line);
  const isAsTyped = isStart && (isSession(chunk) || isPreformatted(chunk));
  return isAsTyped || (!isOther && isCode(chunk, margin))
    ? preformatted(stretch, chunk, at)
    : undefined;
}

function preformatted(stretch: Stretch, chunk: readonly TextLine[], at: number): Taken {
  const margin = marginOf(chunk);
  // Figures and programs have blank lines in them; tables at the margin are apart.
  const goesOn = margin > stretch.margin || isContents(chunk) || isCode(chunk, stretch.margin);
  const block: TextBlock = { kind: "preformatted", lines: chunk, margin, goesOn };
  return { blocks: [block], end: at + chunk.length };
}
