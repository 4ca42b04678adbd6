import type { Chunk, TextLine } from "./text-line.ts";

// Lines may be megabytes long.
const SEEN_LENGTH = 200;
const SEEN_LINES = 200;
// Text is indented for many reasons; where it is not, more must speak for code.
const INDENTED_SHARE = 0.5;
const LEAST_INDENT = 2;
const FLUSH_SHARE = 0.7;
const LEAST_FLUSH_LINES = 2;

/** What lines of programs, settings, grammars and shells look like. */
const CODE: readonly RegExp[] = [
  /[{};\\]$/,
  /^[})\]]+[,;)]*$/,
  /^(?:[$%#] |[\w.@~-]+[$#] |#!|#include\b|\/\/|\/\*|\*\/|--\w|<\/?[a-z!][^<>]*>)/,
  /^["'\w.$[\],* -]{1,60}?(?:[-+*/|&:]?=|=\/|::=|=>|<-|->) *\S/,
  /^(?:"""|''')/,
  /^(?:export |async |public |private |static |local )*(?:def|class|function|func|fn|if|elif|else|for|while|switch|case|try|return|import|from|const|let|var|val|type|struct|enum|print|echo|end|select|insert|update|sudo|npm|pip|git|cd)\b.*[:({;)\]"'/.=-]/i,
  /\b\w+\([^()]*\)(?:[;{,:.]|$)/,
  /^["'][\w-]+["']\s*:/,
  /^[a-z][\w-]*:(?:$| [\w"'[{/])/,
];
/** A prompt; what stands below it is the answer. */
const SHELL = /^[$%] \S/;
/** Ends of sentences behind words, which programs have in comments alone. */
const PROSE = /^[^=;{}]*\b\p{L}+,? \p{L}+ \p{L}+ \p{L}+[^={}]*[.!?:,]["”»)]?$/u;

/**
 * Whether a chunk is lines of a program.
 * @param margin  column where running text begins around it
 */
export function isCode(chunk: Chunk, margin: number): boolean {
  const seen = chunk.slice(0, SEEN_LINES);
  const share = seen.filter(isCodeLine).length / seen.length;
  if (chunk.every(({ indent }) => indent >= margin + LEAST_INDENT))
    return share >= INDENTED_SHARE || SHELL.test(seen[0]?.text.slice(0, SEEN_LENGTH) ?? "");
  return seen.length >= LEAST_FLUSH_LINES && share >= FLUSH_SHARE;
}

function isCodeLine({ text }: TextLine): boolean {
  const line = text.slice(0, SEEN_LENGTH);
  return !PROSE.test(line) && CODE.some((shape) => shape.test(line));
}

/** The line that begins or ends code in a fence, as in Markdown: the signs and what is named behind them. */
export function fenceOf({
  text,
}: TextLine): { readonly signs: string; readonly name: string } | undefined {
  const match = /^(`{3,}|~{3,})[ \t]*([^`\s]{0,40})$/.exec(text.slice(0, SEEN_LENGTH));
  return match === null ? undefined : { signs: match[1] ?? "", name: match[2] ?? "" };
}

/** @returns each line that begins a fence with the one that ends it; a fence without an end is none */
export function fencesOf(lines: readonly TextLine[]): ReadonlyMap<TextLine, TextLine> {
  const fences = new Map<TextLine, TextLine>();
  const endless = new Set<string>();
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at];
    const opening = line && fenceOf(line);
    if (line === undefined || opening === undefined || endless.has(opening.signs)) continue;
    const end = endOfFence(lines, at, opening.signs);
    const closing = end === undefined ? undefined : lines[end];
    if (end === undefined || closing === undefined) endless.add(opening.signs);
    else {
      fences.set(line, closing);
      at = end;
    }
  }
  return fences;
}

function endOfFence(lines: readonly TextLine[], start: number, signs: string): number | undefined {
  for (let at = start + 1; at < lines.length; at += 1) {
    const line = lines[at];
    const fence = line && fenceOf(line);
    if (fence?.name === "" && fence.signs.startsWith(signs)) return at;
  }
  return undefined;
}
