import { type LineProblem, decodeLine } from "#core/operation/encode-line.js";
import type { Operation } from "#core/operation/operation.js";
import { isMergeMarker } from "#core/sync/merge-markers.js";

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const CHECKSUM = /"crc":"([0-9a-f]{8})"\}\r?$/;

export interface LoggedOperation {
  readonly operation: Operation;
  /** As the line ends; with writer and number it names the line's content. */
  readonly checksum: string;
}

/** A line that says nothing to this program, kept as it is. */
export interface DamagedLine {
  /** From 1. */
  readonly line: number;
  /**
   * `torn`: the last line, cut short. Its writer may still be writing it. `merge-marker`: no damage, but what git puts between two
   * sides that it could not merge; both are read.
   */
  readonly problem: LineProblem | "torn" | "merge-marker";
  readonly raw: Uint8Array;
}

/** Not what a newer Postil wrote, or git. */
export function isDamage({ problem }: DamagedLine): boolean {
  return problem !== "newer-version" && problem !== "merge-marker";
}

export interface ParsedLog {
  readonly operations: readonly LoggedOperation[];
  readonly damaged: readonly DamagedLine[];
  /** How many bytes belong to lines that ended with `\n`, counted from the start of `bytes`. */
  readonly consumed: number;
  /** How many such lines there are. */
  readonly lines: number;
  /** What follows the last `\n`, when it is a whole operation or a torn one. */
  readonly tail: { readonly operation?: LoggedOperation; readonly damaged?: DamagedLine };
}

/**
 * Reads a log, or its end. Every intact line counts, whatever stands around it; a last line without `\n` counts when it
 * is whole.
 * @param bytes  begins at the start of a line
 * @param linesBefore  lines that come before `bytes` in the file
 */
export function parseLog(bytes: Uint8Array, linesBefore: number): ParsedLog {
  const operations: LoggedOperation[] = [];
  const damaged: DamagedLine[] = [];
  let start = 0;
  let lines = 0;
  for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
    lines += 1;
    const raw = bytes.subarray(start, end);
    start = end + 1;
    if (isBlank(raw)) continue;
    const read = readLine(raw);
    if (typeof read === "object") operations.push(read);
    else damaged.push({ line: linesBefore + lines, problem: read, raw: raw.slice() });
  }
  const tail = readTail(bytes.subarray(start), linesBefore + lines + 1);
  return { operations, damaged, consumed: start, lines, tail };
}

function readTail(raw: Uint8Array, line: number): ParsedLog["tail"] {
  if (isBlank(raw)) return {};
  const read = readLine(raw);
  if (typeof read === "object") return { operation: read };
  const isWhole = read === "newer-version" || read === "merge-marker";
  return { damaged: { line, problem: isWhole ? read : "torn", raw: raw.slice() } };
}

function readLine(raw: Uint8Array): LoggedOperation | LineProblem | "merge-marker" {
  const text = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength).toString("utf8");
  const decoded = decodeLine(text);
  if (!decoded.ok) return isMergeMarker(text) ? "merge-marker" : decoded.error;
  return { operation: decoded.value, checksum: CHECKSUM.exec(text)?.[1] ?? "" };
}

/** A blank line is how an append steps over what was cut short before it. */
function isBlank(raw: Uint8Array): boolean {
  return raw.length === 0 || (raw.length === 1 && raw[0] === CARRIAGE_RETURN);
}
